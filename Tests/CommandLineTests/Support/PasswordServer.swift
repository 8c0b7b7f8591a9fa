import Foundation
import Glibc
import Postgres

/// A PostgreSQL of a test's own that asks people for SCRAM passwords and writes every statement into its log. The superuser is
/// trusted. It is gone with the test, and also when the test's process dies.
struct PasswordServer: Sendable {
  /// The folder of its socket and its log.
  let folder: String
  let superuser: ConnectionConfiguration

  var log: String {
    get throws { try String(contentsOfFile: folder + "/log", encoding: .utf8) }
  }

  static func use(_ body: (PasswordServer) async throws -> Void) async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let (input, output) = (Pipe(), Pipe())
    let process = Process()
    process.executableURL = URL(fileURLWithPath: root + "/Scripts/cluster")
    // The server lives as long as the command, and the command until nobody holds its stdin.
    process.arguments = ["run", "--", "sh", "-c", "echo \"$NEWSDESK_TEST_SERVER\"; cat"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    defer {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
    let line = try await firstLine(output.fileHandleForReading)
    let words = line.split(separator: " ").map { $0.split(separator: "=") }
    let host = try (words.first { $0.first == "host" }?.last).orThrow("the server's folder")
    let server = PasswordServer(folder: String(host), superuser: ConnectionConfiguration(line))
    try await server.askForPasswords()
    try await body(server)
  }

  /// An account whose libpq settings lead there.
  func account(_ account: Account, as login: String) throws -> Account {
    try account.entering(superuser.with("dbname", "newsdesk")).with(["PGUSER": login, "PGDATABASE": nil])
  }

  private func askForPasswords() async throws {
    let connection = try await Connection.connect(superuser)
    let rules: String = try await connection.query("SELECT current_setting('hba_file')")[0].decode(at: 0)
    try await connection.executeScript(
      "COPY (VALUES ('local all postgres trust'), ('local all all scram-sha-256')) TO '\(rules)'"
    )
    for setting in ["log_statement = 'all'", "log_connections = on", "log_min_duration_statement = 0"] {
      try await connection.executeScript("ALTER SYSTEM SET \(setting)")
    }
    _ = try await connection.query("SELECT pg_reload_conf()")
    // The postmaster reads its rules again a moment later.
    for _ in 0..<1000 {
      let probe = try? await Connection.connect(superuser.with("user", "nobody-yet"))
      await probe?.close()
      if try log.contains("nobody-yet") && log.contains("password") { break }
      try await Task.sleep(for: .milliseconds(5))
    }
    await connection.close()
  }

  private static func firstLine(_ file: FileHandle) async throws -> String {
    let line: String = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var bytes: [UInt8] = []
        while bytes.last != UInt8(ascii: "\n") {
          let more = file.availableData
          if more.isEmpty { break }
          bytes += more
        }
        continuation.resume(returning: String(decoding: bytes.dropLast(), as: UTF8.self))
      }
    }
    guard !line.isEmpty else { throw SetupFailure(step: ["Scripts/cluster"], errors: "it ended") }
    return line
  }
}
