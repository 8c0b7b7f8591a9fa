import Foundation
import Glibc
import LocalServer
import Testing

@Suite("A private server is private")
struct PrivacyTests {
  @Test("Only the server's account can enter the data, socket and log folders")
  func modes() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      _ = try await sandbox.server.start()
      for folder in ["home/data", "home/socket", "home/log"] {
        #expect(sandbox.mode(folder) == 0o700, "\(folder)")
      }
      #expect(sandbox.mode("home/socket/.s.PGSQL.5432") == 0o700)
      // Root's home lets the server's account pass, and it alone.
      #expect(sandbox.mode("home") == (isRoot ? 0o710 : 0o700))
    }
  }

  @Test("A folder that somebody opened or removed is private again after a start")
  func restored() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      chmod(sandbox.home + "/socket", 0o777)
      rmdir(sandbox.home + "/log")
      _ = try await sandbox.server.start()
      #expect(sandbox.mode("home/socket") == 0o700)
      #expect(sandbox.mode("home/log") == 0o700)
    }
  }

  @Test("No process of the server holds a network socket")
  func noNetwork() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      _ = try await server.create()
      _ = try await server.start()
      let pid = try await server.pid()
      let inodes = try await Self.sockets(of: pid)
      #expect(!inodes.isEmpty)
      let local = try await Self.inodes(in: "/proc/net/unix", column: 6)
      #expect(!inodes.isDisjoint(with: local))
      for table in ["tcp", "tcp6", "udp", "udp6"] where FileManager.default.fileExists(atPath: "/proc/net/\(table)") {
        #expect(inodes.isDisjoint(with: try await Self.inodes(in: "/proc/net/\(table)", column: 9)), "\(table)")
      }
    }
  }

  @Test("ALTER SYSTEM can't open it to the network")
  func staysLocal() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      _ = try await server.create()
      _ = try await server.start()
      _ = try await server.ask("ALTER SYSTEM SET listen_addresses = '*'")
      _ = try await server.stop()
      _ = try await server.start()
      #expect(try await server.ask("SHOW listen_addresses") == "")
    }
  }

  @Test("As root the server runs as postgres, and root keeps the home", .enabled(if: isRoot, "needs root"))
  func account() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      _ = try await sandbox.server.start()
      let pid = try await sandbox.server.pid()
      var process = stat()
      var home = stat()
      #expect(lstat("/proc/\(pid)", &process) == 0)
      #expect(lstat(sandbox.home, &home) == 0)
      #expect("\(process.st_uid)" == (try await Program.run("id", "-u", "postgres")))
      #expect(home.st_uid == 0)
    }
  }

  private static func sockets(of pid: Int32) async throws -> Set<String> {
    // lrwx------ 1 postgres postgres 64 Nov 24 14:32 6 -> socket:[81233]
    let links = try await Program.runAsServer("ls", "-l", "/proc/\(pid)/fd").split(separator: "\n")
    let targets = links.compactMap { $0.split(separator: " ").last }
    return Set(targets.filter { $0.hasPrefix("socket:[") }.map { String($0.dropFirst(8).dropLast()) })
  }

  private static func inodes(in table: String, column: Int) async throws -> Set<String> {
    let lines = try await Program.run("cat", table).split(separator: "\n").dropFirst()
    return Set(lines.map { $0.split(separator: " ") }.filter { $0.count > column }.map { String($0[column]) })
  }
}
