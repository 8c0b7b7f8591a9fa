import Glibc

/// A process as /proc shows it.
struct LiveProcess: Sendable {
  let pid: Int32

  /// Whether the number is taken, be it by a zombie.
  var exists: Bool { Files.kind("/proc/\(pid)") != nil }

  /// Whether it still runs. A zombie does not, and signal 0 would say it does: in a container whose first process reaps
  /// nobody, an ended server stays a zombie for good.
  var isAlive: Bool {
    guard let stat = Files.read("/proc/\(pid)/stat", limit: 1024) else { return false }
    // The name stands in brackets and may hold anything, so the state follows the last of them.
    guard let bracket = stat.lastIndex(of: ")") else { return false }
    let state = stat[stat.index(after: bracket)...].first { $0 != " " }
    return state != "Z" && state != "X"
  }

  /// Whether it is a PostgreSQL process of this account that works in this data folder.
  ///
  /// Every PostgreSQL process stays in its data folder. Where that may not be asked, which takes a capability that root
  /// lacks in many containers, the arguments that `start()` gave the postmaster tell.
  func serves(_ home: Home, as account: ServerAccount) -> Bool {
    guard isAlive, Files.status("/proc/\(pid)")?.st_uid == account.user else { return false }
    guard Files.read("/proc/\(pid)/comm", limit: 64)?.hasPrefix("postgres") == true else { return false }
    var folder = stat()
    if stat("/proc/\(pid)/cwd", &folder) == 0 {
      guard let data = Files.status(home.data) else { return false }
      return folder.st_dev == data.st_dev && folder.st_ino == data.st_ino
    }
    let arguments = (Files.read("/proc/\(pid)/cmdline", limit: 8192) ?? "").split(separator: "\0")
    return arguments.contains { $0 == home.data }
  }

  /// The processes of a server whose postmaster is gone: they end by themselves, and until they have, a new server on
  /// the same data would destroy it.
  static func all(serving home: Home, as account: ServerAccount) -> [Int32] {
    let names = (try? Files.entries("/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { LiveProcess(pid: $0).serves(home, as: account) }.sorted()
  }
}
