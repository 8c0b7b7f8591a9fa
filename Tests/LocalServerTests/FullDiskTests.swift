import Foundation
import Glibc
import LocalServer
import Testing

/// Full disks are small ones mounted for the test, which only root may, and not in every container.
@Suite("A private server on a full disk", .enabled("needs the right to mount") { await SmallDisk.isPermitted() })
struct FullDiskTests {
  @Test("Is not created where there is too little room")
  func tooSmall() async throws {
    try await SmallDisk.use("size=8m") { sandbox in
      let error = await #expect(throws: LocalServerError.self) { try await sandbox.server.create() }
      #expect(error?.code == "disk_full")
      #expect(!sandbox.exists("home"))
    }
  }

  @Test("Says so when the disk fills up during creation, and takes away what it made")
  func duringCreation() async throws {
    // Room enough in bytes, but not for so many files.
    try await SmallDisk.use("size=200m,nr_inodes=300") { sandbox in
      let error = await #expect(throws: LocalServerError.self) { try await sandbox.server.create() }
      #expect(error?.code == "disk_full")
      #expect(!sandbox.exists("home"))
    }
  }

  @Test("Says so when it can't start, and starts once there is room")
  func duringStart() async throws {
    try await SmallDisk.use("size=120m") { sandbox in
      _ = try await sandbox.server.create()
      _ = try? await Program.run("dd", "if=/dev/zero", "of=\(sandbox.folder)/ballast", "bs=64k")
      let error = await #expect(throws: LocalServerError.self) { try await sandbox.server.start() }
      #expect(error?.code == "disk_full")
      unlink(sandbox.folder + "/ballast")
      #expect(try await sandbox.server.start() == .started)
    }
  }
}

enum SmallDisk {
  /// A mount in a name space of its own, which leaves no trace.
  static func isPermitted() async -> Bool {
    guard isRoot else { return false }
    return (try? await Program.run("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")) != nil
  }

  static func use(_ options: String, _ body: (Sandbox) async throws -> Void) async throws {
    try await Sandbox.use { sandbox in
      let disk = sandbox.folder + "/disk"
      mkdir(disk, 0o755)
      try await Program.run("mount", "-t", "tmpfs", "-o", options + ",mode=0755", "none", disk)
      let inner = Sandbox(folder: disk)
      do {
        try await body(inner)
      } catch {
        Issue.record(error)
      }
      _ = try? await inner.server.stop()
      try await Program.run("umount", disk)
    }
  }
}
