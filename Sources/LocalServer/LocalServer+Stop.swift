import Glibc

extension LocalServer {
  /// Stops the server, if it runs: sessions are ended, what they had not committed is rolled back, all is written out.
  public func stop() async throws -> StopOutcome {
    _ = try versionOfData()
    let account = try ServerAccount.current()
    return try await HomeLock.hold(home, patience: patience.turn) {
      let pid: Int32
      switch Postmaster.observe(home, as: account) {
      case .absent, .crashed, .misleading:
        return .notRunning
      case .starting(let running), .ready(let running, _), .stopping(let running):
        pid = running
      }
      // SIGINT is PostgreSQL's fast shutdown. The process was seen to be our server a moment ago.
      if kill(pid, SIGINT) != 0, errno != ESRCH {
        throw LocalServerError.notStoppable(pid: pid, problem: Files.reason(errno))
      }
      let process = LiveProcess(pid: pid)
      let ended: Bool? = try await wait(patience.stop) { process.isAlive ? nil : true }
      if ended == nil {
        throw LocalServerError.stopTimedOut(pid: pid, limit: patience.stop, log: ServerLog(home: home).newestFile)
      }
      return .stopped
    }
  }
}
