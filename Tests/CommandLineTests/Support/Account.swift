import Foundation
import Glibc

/// An account on a machine, with a home of its own, a clean environment and the built program. The folder is removed at
/// the end.
struct Account: Sendable {
  let folder: String
  /// Nothing of the environment that the tests run in.
  var environment: [String: String]

  /// Names and folders are short, because a socket's path may have 107 bytes.
  static func use(_ body: (Account) async throws -> Void) async throws {
    var template = Array("/tmp/ndc-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
    let folder = String(cString: made)
    // For root the private database is another account's, which must be able to come in.
    chmod(folder, 0o755)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let program = URL(fileURLWithPath: Account.program)
    let account = Account(
      folder: folder,
      environment: [
        "PATH": program.deletingLastPathComponent().path + ":/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8",
        "XDG_CONFIG_HOME": folder + "/config", "XDG_STATE_HOME": folder + "/state",
        "XDG_DATA_HOME": folder + "/share", "NEWSDESK_HOME": folder + "/home",
      ]
    )
    try await body(account)
  }

  /// `NEWSDESK_BINARY`, else the debug build of this package.
  static let program: String = {
    if let chosen = ProcessInfo.processInfo.environment["NEWSDESK_BINARY"], !chosen.isEmpty { return chosen }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return root.path + "/.build/debug/newsdesk"
  }()

  func with(_ variables: [String: String?]) -> Account {
    var account = self
    for (name, value) in variables { account.environment[name] = value }
    return account
  }

  func newsdesk(_ arguments: [String], input: String? = nil) async throws -> Outcome {
    try await run(Self.program, arguments, input: input.map { Data($0.utf8) })
  }

  /// A line as a person types it, pipes and redirections included.
  func shell(_ line: String) async throws -> Outcome {
    try await run("/bin/sh", ["-c", line], input: nil)
  }

  /// Makes a file in the account's folder and returns its path.
  @discardableResult
  func file(_ name: String, _ contents: String, executable: Bool = false) throws -> String {
    try file(name, Data(contents.utf8), executable: executable)
  }

  @discardableResult
  func file(_ name: String, _ contents: Data, executable: Bool = false) throws -> String {
    let path = URL(fileURLWithPath: folder + "/" + name)
    try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try contents.write(to: path)
    if executable { chmod(path.path, 0o755) }
    return path.path
  }

  func contents(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  /// The names in a folder below the account's, sorted; none where there is no such folder.
  func files(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + name)) ?? []).sorted()
  }
}
