import Glibc

extension LocalServer {
  /// Starts the server, unless it runs, and returns when it accepts connections.
  ///
  /// After a crash it clears what the crash left and lets PostgreSQL replay its log. The server is in a session of its
  /// own: neither Ctrl-C nor the end of the terminal reaches it.
  public func start() async throws -> StartOutcome {
    let version = try versionOfData()
    let account = try ServerAccount.current()
    try await account.checkReach(of: home)
    return try await HomeLock.hold(home, patience: patience.turn) {
      switch try await settle(account: account) {
      case .ready(let pid, _):
        guard Postmaster.accepts(home) else {
          throw LocalServerError.socketRemoved(path: home.socketPath, pid: pid)
        }
        return .alreadyRunning
      case .starting(let pid), .stopping(let pid):
        throw startTimedOut(pid: pid)
      case .absent, .crashed, .misleading:
        let binaries = try await ServerBinaries.locate(
          major: version,
          data: home.data,
          environment: environment,
          account: account
        )
        try await launch(account: account, binaries: binaries)
        return .started
      }
    }
  }

  /// Waits for a server that is coming up or going down to be in one state or the other.
  private func settle(account: ServerAccount) async throws -> Postmaster {
    let settled = try await wait(patience.start) {
      switch Postmaster.observe(home, as: account) {
      case .starting, .stopping: nil as Postmaster?
      case let state: state
      }
    }
    return settled ?? Postmaster.observe(home, as: account)
  }

  private func launch(account: ServerAccount, binaries: ServerBinaries) async throws {
    try await clearLeftovers(account: account)
    try prepareFolders(account: account)
    try writeSettings(account: account)
    // The shell goes at once and leaves the server behind, whose number it prints.
    let answer = try await ServerCommand.run(
      home.startupLog,
      [binaries.postgres, "-D", home.data] + ServerSettings(home: home).arguments,
      as: account,
      script: #"log="$1"; shift; : >"$log" && { "$@" </dev/null >>"$log" 2>&1 & echo "$!"; }"#,
      session: true,
      limit: .seconds(30)
    )
    guard answer.isSuccess, let pid = Int32(answer.output.prefix { $0.isNumber }) else {
      throw startFailed(lines: ServerLog.lines(answer.errors))
    }
    let process = LiveProcess(pid: pid)
    let outcome: Bool? = try await wait(patience.start) {
      if case .ready = Postmaster.observe(home, as: account), Postmaster.accepts(home) {
        return true
      }
      return process.isAlive ? nil : false
    }
    switch outcome {
    case true?: return
    case false?: throw startFailed(lines: ServerLog(home: home).lastLines())
    case nil: throw startTimedOut(pid: pid)
    }
  }

  /// Clears what a crash left, once nothing of the crashed server runs any more.
  private func clearLeftovers(account: ServerAccount) async throws {
    var leftover: [Int32] = []
    let gone: Bool? = try await wait(min(patience.start, .seconds(10))) {
      leftover = try await LiveProcess.all(serving: home, as: account)
      return leftover.isEmpty ? true : nil
    }
    if gone == nil {
      throw LocalServerError.leftoverProcesses(path: home.data, pids: leftover)
    }
    // A plain stale pid file stays: it leads PostgreSQL to the shared memory to check. One whose number another process
    // has by now would make PostgreSQL refuse, so it goes.
    if Postmaster.observe(home, as: account) == .misleading {
      unlink(home.pidFile)
    }
    unlink(home.socketPath)
    unlink(home.socketPath + ".lock")
  }

  private func startFailed(lines: [String]) -> LocalServerError {
    let available = Files.available(home.path)
    if ServerLog.tellsOfFullDisk(lines) || available.map({ $0 < 1 << 20 }) == true {
      return .diskFull(path: home.path, available: available)
    }
    return .startFailed(path: home.path, lines: lines, log: ServerLog(home: home).newestFile)
  }

  private func startTimedOut(pid: Int32) -> LocalServerError {
    let log = ServerLog(home: home)
    return .startTimedOut(pid: pid, limit: patience.start, lines: log.lastLines(), log: log.newestFile)
  }
}
