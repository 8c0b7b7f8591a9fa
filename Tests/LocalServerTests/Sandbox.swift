import Foundation
import Glibc
import LocalServer
import Testing

/// A folder of the test's own with a short path, as sockets need. Its server is stopped and the folder removed at the end.
struct Sandbox {
  let folder: String

  var home: String { folder + "/home" }
  var server: LocalServer { server() }

  func server(at home: String? = nil, binaries: String? = nil, patience: Patience = Patience()) -> LocalServer {
    var environment = ["PATH": "/usr/bin:/bin"]
    environment["NEWSDESK_PG_BINDIR"] = binaries
    return LocalServer(home: home ?? self.home, environment: environment, patience: patience)
  }

  static func use(_ body: (Sandbox) async throws -> Void) async throws {
    var template = Array("/tmp/nd-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
    let sandbox = Sandbox(folder: String(cString: made))
    // For root the server is another account's, which must be able to come in.
    chmod(sandbox.folder, 0o755)
    do {
      try await body(sandbox)
    } catch {
      await sandbox.clear()
      throw error
    }
    await sandbox.clear()
  }

  private func clear() async {
    _ = try? await server.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Makes a file below the folder, with the folders on the way.
  @discardableResult
  func write(_ text: String, to name: String, executable: Bool = false) throws -> String {
    let path = folder + "/" + name
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    if executable {
      chmod(path, 0o755)
    }
    return path
  }

  /// A folder of programs that pass for a PostgreSQL server's.
  func pretendedBinaries(version: String, server: String) throws -> String {
    try write("#!/bin/sh\nexit 1\n", to: "bin/initdb", executable: true)
    let postgres = """
      #!/bin/sh
      if [ "$1" = --version ]; then echo "postgres (PostgreSQL) \(version)"; exit; fi
      \(server)

      """
    try write(postgres, to: "bin/postgres", executable: true)
    return folder + "/bin"
  }

  func exists(_ name: String) -> Bool {
    var status = stat()
    return lstat(folder + "/" + name, &status) == 0
  }

  func mode(_ name: String) -> mode_t {
    var status = stat()
    return lstat(folder + "/" + name, &status) == 0 ? status.st_mode & 0o7777 : 0
  }
}

let isRoot = geteuid() == 0

extension LocalServer {
  /// The running server's process.
  func pid() async throws -> Int32 {
    guard case .running(let pid, _) = try await status().state else {
      throw POSIXError(.ESRCH)
    }
    return pid
  }

  /// Kills the postmaster, as a power cut or the kernel would.
  func crash() async throws {
    kill(try await pid(), SIGKILL)
    while case .running = try await status().state {}
  }

  /// What psql prints for a statement, bare.
  func ask(_ sql: String) async throws -> String {
    try await Program.run(
      "psql",
      "-X",
      "-A",
      "-t",
      "-q",
      "-v",
      "ON_ERROR_STOP=1",
      "-h",
      socketDirectory,
      "-p",
      "\(port)",
      "-U",
      superuser,
      "-d",
      "postgres",
      "-c",
      sql
    )
  }
}
