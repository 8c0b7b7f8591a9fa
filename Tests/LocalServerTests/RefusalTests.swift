import Foundation
import Glibc
import LocalServer
import Testing

@Suite("A private server refuses")
struct RefusalTests {
  @Test("A path that can't hold it, before anything is touched")
  func paths() async throws {
    try await Sandbox.use { sandbox in
      let folder = sandbox.folder
      try sandbox.write("text", to: "file")
      symlink("nowhere", folder + "/dangling")
      let refusals: [(String, LocalServerError)] = [
        ("", .homeNotAbsolute(path: "")),
        ("newsroom", .homeNotAbsolute(path: "newsroom")),
        (folder + "/a,b", .homeUnusable(path: folder + "/a,b", problem: .comma)),
        (folder + "/a\nb", .homeUnusable(path: folder + "/a\nb", problem: .controlCharacter)),
        (folder + "/dangling", .homeUnusable(path: folder + "/dangling", problem: .danglingLink)),
        (folder + "/file", .homeUnusable(path: folder + "/file", problem: .notAFolder)),
      ]
      for (path, error) in refusals {
        let server = sandbox.server(at: path)
        await #expect(throws: error) { try await server.create() }
        await #expect(throws: error) { try await server.start() }
        await #expect(throws: error) { try await server.stop() }
        #expect(try await server.status().state == .foreign(error))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["dangling", "file"])
    }
  }

  @Test("A socket's path of 108 bytes, and takes one of 107")
  func socketPath() async throws {
    try await Sandbox.use { sandbox in
      let tail = "/socket/.s.PGSQL.5432"
      let room = 107 - sandbox.folder.utf8.count - 1 - tail.utf8.count
      let long = sandbox.folder + "/" + String(repeating: "n", count: room + 1)
      let error = LocalServerError.socketPathTooLong(path: long + tail, bytes: 108, limit: 107)
      await #expect(throws: error) { try await sandbox.server(at: long).create() }
      #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.folder).isEmpty)

      let fitting = sandbox.server(at: String(long.dropLast()))
      _ = try await fitting.create()
      #expect(try await fitting.start() == .started)
      #expect(try await fitting.ask("SELECT 1") == "1")
      #expect(try await fitting.stop() == .stopped)
    }
  }

  @Test("A folder that holds something else, and leaves it as it is")
  func foreignFolder() async throws {
    try await Sandbox.use { sandbox in
      try sandbox.write("dear diary", to: "home/diary.txt")
      chmod(sandbox.home, 0o755)
      let error = LocalServerError.homeNotOurs(path: sandbox.home, example: "diary.txt")
      await #expect(throws: error) { try await sandbox.server.create() }
      await #expect(throws: error) { try await sandbox.server.start() }
      await #expect(throws: error) { try await sandbox.server.stop() }
      #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.home) == ["diary.txt"])
      #expect(sandbox.mode("home") == 0o755)
    }
  }

  @Test("A folder that a newer newsdesk made")
  func newerFormat() async throws {
    try await Sandbox.use { sandbox in
      try sandbox.write("newsdesk home 2\n", to: "home/newsdesk-home")
      let error = LocalServerError.homeOfNewerFormat(path: sandbox.home, format: 2, known: 1)
      await #expect(throws: error) { try await sandbox.server.create() }
      #expect(try await sandbox.server.status().state == .foreign(error))
    }
  }

  @Test("A place where nothing can be written")
  func notWritable() async throws {
    try await Sandbox.use { sandbox in
      let error = await #expect(throws: LocalServerError.self) {
        try await sandbox.server(at: "/proc/newsdesk").create()
      }
      #expect(error?.code == "not_writable")
    }
  }

  @Test("A folder that belongs to another account", .enabled(if: isRoot, "needs root, to give a folder away"))
  func ofAnother() async throws {
    try await Sandbox.use { sandbox in
      try sandbox.write("newsdesk home 1\n", to: "home/newsdesk-home")
      chown(sandbox.home, 65534, 65534)
      let error = LocalServerError.homeOfAnother(path: sandbox.home, owner: "nobody")
      await #expect(throws: error) { try await sandbox.server.create() }
    }
  }

  @Test(
    "A place that the server's account can't reach",
    .enabled(if: isRoot, "an ordinary user's server is the user's")
  )
  func closedFolder() async throws {
    try await Sandbox.use { sandbox in
      let closed = sandbox.folder + "/closed"
      mkdir(closed, 0o700)
      let home = closed + "/deep/home"
      let error = LocalServerError.closedFolder(path: closed, account: "postgres", home: home)
      await #expect(throws: error) { try await sandbox.server(at: home).create() }
      #expect(!sandbox.exists("closed/deep"))
      chmod(closed, 0o711)
      let outcome = try await sandbox.server(at: home).create()
      #expect(outcome == .created)
    }
  }

  @Test("To work where nothing was created")
  func notCreated() async throws {
    try await Sandbox.use { sandbox in
      let error = LocalServerError.notCreated(path: sandbox.home)
      await #expect(throws: error) { try await sandbox.server.start() }
      await #expect(throws: error) { try await sandbox.server.stop() }
      #expect(!sandbox.exists("home"))
    }
  }

  @Test("To create without server programs, and makes nothing")
  func noBinaries() async throws {
    try await Sandbox.use { sandbox in
      mkdir(sandbox.folder + "/bin", 0o755)
      let error = LocalServerError.noBinaries(searched: [sandbox.folder + "/bin"])
      await #expect(throws: error) { try await sandbox.server(binaries: sandbox.folder + "/bin").create() }
      #expect(error.explanation.mend == "apt-get install postgresql")
      #expect(!sandbox.exists("home"))
    }
  }

  @Test("Data of another major version, and names the package that has it")
  func otherMajorVersion() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      let version = try #require(try await sandbox.server.status().dataVersion)
      let binaries = try sandbox.pretendedBinaries(version: "99.1", server: "exit 1")
      let server = sandbox.server(binaries: binaries)
      let error = LocalServerError.otherMajorVersion(path: sandbox.home + "/data", data: version, installed: [99])
      await #expect(throws: error) { try await server.start() }
      #expect(error.explanation.mend == "apt-get install postgresql-\(version)")

      try sandbox.write("9\n", to: "home/data/PG_VERSION")
      await #expect(throws: LocalServerError.self) { try await sandbox.server.start() }
      try sandbox.write("soup\n", to: "home/data/PG_VERSION")
      let damaged = LocalServerError.damaged(path: sandbox.home + "/data", problem: .unreadableVersion)
      await #expect(throws: damaged) { try await sandbox.server.start() }
    }
  }
}
