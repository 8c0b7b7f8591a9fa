import Glibc

/// The folder of one installed release of PostgreSQL's server programs.
struct ServerBinaries: Sendable {
  let folder: String
  let major: Int

  var initdb: String { folder + "/initdb" }
  var postgres: String { folder + "/postgres" }

  private static let packages = "/usr/lib/postgresql"

  /// The binaries for data of one major version, or the newest where there is no data yet.
  ///
  /// `NEWSDESK_PG_BINDIR` names the one folder to use. Without it Debian's folders come first, then `PATH`.
  static func locate(
    major: Int?,
    data: String,
    environment: [String: String],
    account: ServerAccount
  ) async throws -> ServerBinaries {
    let chosen = environment["NEWSDESK_PG_BINDIR"].flatMap { $0.isEmpty ? nil : $0 }
    var found: [ServerBinaries] = []
    if chosen == nil {
      found = packaged()
      if let fit = found.first(where: { major == nil || $0.major == major }) {
        return fit
      }
    }
    let folders = chosen.map { [$0] } ?? searchPath(environment)
    for folder in folders where folder.hasPrefix("/") && isComplete(folder) {
      guard let release = try await release(of: folder + "/postgres", account: account) else { continue }
      found.append(ServerBinaries(folder: folder, major: release.major))
    }
    if let fit = found.first(where: { major == nil || $0.major == major }) {
      return fit
    }
    guard let major, !found.isEmpty else {
      throw LocalServerError.noBinaries(searched: chosen.map { [$0] } ?? [packages + "/*/bin", "PATH"])
    }
    throw LocalServerError.otherMajorVersion(path: data, data: major, installed: found.map(\.major).sorted())
  }

  /// The release as its program prints it, such as "15.18".
  func release(account: ServerAccount) async throws -> String? {
    try await Self.release(of: postgres, account: account)?.text
  }

  private static func packaged() -> [ServerBinaries] {
    let versions = (try? Files.entries(packages)) ?? []
    return versions.compactMap { name in
      guard let major = Int(name), isComplete("\(packages)/\(name)/bin") else { return nil }
      return ServerBinaries(folder: "\(packages)/\(name)/bin", major: major)
    }
    .sorted { $0.major > $1.major }
  }

  private static func searchPath(_ environment: [String: String]) -> [String] {
    (environment["PATH"] ?? "").split(separator: ":").map(String.init)
  }

  private static func isComplete(_ folder: String) -> Bool {
    ["initdb", "postgres"].allSatisfy { access("\(folder)/\($0)", X_OK) == 0 }
  }

  private static func release(
    of program: String,
    account: ServerAccount
  ) async throws -> (text: String, major: Int)? {
    // postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)
    let answer = try await ServerCommand.run(program, ["--version"], as: account, limit: .seconds(30))
    let words = answer.output.split(whereSeparator: \.isWhitespace)
    guard answer.isSuccess, words.count >= 3, words[1] == "(PostgreSQL)" else { return nil }
    guard let major = Int(words[2].prefix { $0.isNumber }) else { return nil }
    return (String(words[2]), major)
  }
}
