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

  /// Whether it is the postmaster that works in this data folder, as this account.
  ///
  /// Where its folder may not be asked for, the arguments that `start()` gave it tell.
  func serves(_ home: Home, as account: ServerAccount) -> Bool {
    guard isPostgres(of: account) else { return false }
    if let worksHere = worksIn(home.data) {
      return worksHere
    }
    let arguments = (Files.read("/proc/\(pid)/cmdline", limit: 8192) ?? "").split(separator: "\0")
    return arguments.contains { $0 == home.data }
  }

  /// The processes of a server whose postmaster is gone. They end by themselves, and until they have, a new server on
  /// the same data would destroy it.
  static func all(serving home: Home, as account: ServerAccount) async throws -> [Int32] {
    let names = (try? Files.entries("/proc")) ?? []
    let candidates = names.compactMap { Int32($0).map(LiveProcess.init) }.filter { $0.isPostgres(of: account) }
    var found = candidates.filter { $0.worksIn(home.data) == true }.map(\.pid)
    let unclear = candidates.filter { $0.worksIn(home.data) == nil && $0.isAlive }.map(\.pid)
    if !unclear.isEmpty {
      // The account may ask about its own processes.
      let answer = try await ServerCommand.run(
        home.data,
        unclear.map(String.init),
        as: account,
        script: #"data="$1"; shift; for pid; do [ "/proc/$pid/cwd" -ef "$data" ] && echo "$pid"; done; true"#,
        limit: .seconds(30)
      )
      found += answer.output.split(separator: "\n").compactMap { Int32($0) }
    }
    return found.sorted()
  }

  private func isPostgres(of account: ServerAccount) -> Bool {
    guard isAlive, Files.status("/proc/\(pid)")?.st_uid == account.user else { return false }
    return Files.read("/proc/\(pid)/comm", limit: 64)?.hasPrefix("postgres") == true
  }

  /// Every PostgreSQL process stays in its data folder. Nil where that may not be asked: about another account's
  /// process it takes a capability that root lacks in many containers.
  private func worksIn(_ data: String) -> Bool? {
    var folder = stat()
    guard stat("/proc/\(pid)/cwd", &folder) == 0 else { return nil }
    guard let data = Files.status(data) else { return false }
    return folder.st_dev == data.st_dev && folder.st_ino == data.st_ino
  }
}
