#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension LocalServer {
  /// Looks, and changes nothing. A home that is not ours is an answer here and no error.
  public func status() async throws -> ServerStatus {
    do {
      guard try home.inspect() == .ours, let version = try home.dataVersion() else {
        return report(.notCreated)
      }
      let account = try ServerAccount.current()
      let binaries = try? await ServerBinaries.locate(
        major: version,
        data: home.data,
        environment: environment,
        account: account
      )
      let release = try? await binaries?.release(account: account)
      // A cancelled look must not pass for one that found no binaries.
      try Task.checkCancellation()
      return report(state(account: account), dataVersion: version, serverVersion: release)
    } catch let error as LocalServerError {
      return report(.foreign(error))
    }
  }

  private func state(account: ServerAccount) -> ServerStatus.State {
    switch Postmaster.observe(home, as: account) {
    case .absent: return .stopped
    case .crashed, .misleading: return .crashed
    case .starting(let pid): return .starting(pid: pid)
    case .stopping(let pid): return .stopping(pid: pid)
    case .ready(let pid, let started):
      guard Postmaster.accepts(home) else { return .unreachable(pid: pid) }
      return .running(pid: pid, since: started.map { Date(timeIntervalSince1970: Double($0)) })
    }
  }

  private func report(
    _ state: ServerStatus.State,
    dataVersion: Int? = nil,
    serverVersion: String? = nil
  ) -> ServerStatus {
    ServerStatus(
      state: state,
      dataVersion: dataVersion,
      serverVersion: serverVersion,
      dataDirectory: home.data,
      socketDirectory: home.socket,
      logFile: ServerLog(home: home).newestFile
    )
  }
}
