import Desk
import Newsroom
import Postgres
import Presentation

extension Examination {
  /// Transactions that were left open, and what waits for them.
  func locks(_ place: NewsroomPlace) async -> [Finding] {
    do {
      let connection = try await place.operatorConnection()
      let idle: [SessionService.Idle]
      do {
        idle = try await SessionService(connection: connection).idleInTransaction(forSeconds: Self.patience)
      } catch {
        await connection.close()
        throw error
      }
      await connection.close()
      let findings = idle.map { session in
        Finding(
          check: "locks",
          isGood: session.waiting == 0,
          isAdvice: true,
          finding: "\(session.login) (\(session.application)) has had a transaction open for "
            + "\(RelativeTime.duration(seconds: session.seconds)) and does nothing"
            + (session.waiting > 0 ? "; \(session.waiting) wait for it" : ""),
          fix: "SELECT pg_terminate_backend(\(session.processID))",
          repair: .init(does: "end the session of \(session.login), process \(session.processID)") {
            let connection = try await place.operatorConnection()
            defer { Task { await connection.close() } }
            _ = try await SessionService(connection: connection).end(session.processID)
          }
        )
      }
      if !findings.isEmpty { return findings }
      // On a server other people's sessions are the operator's to see.
      return place.isServer ? [] : [Finding(check: "locks", isGood: true, finding: "nobody keeps a transaction open")]
    } catch {
      return place.isServer ? [] : [problem("locks", error)]
    }
  }

  /// In seconds.
  private static var patience: Int { 60 }

  /// Whether somebody brings out what waits for its time or for a channel.
  func workers(_ newsroom: NewsroomSession) async throws -> [Finding] {
    let workers = try await newsroom.channels.workers()
    let backlog = try await newsroom.deliveries.backlog().filter { !$0.isPaused && $0.waiting > 0 }
    let scheduled = try await newsroom.channels.scheduled()
    guard !workers.isEmpty || !backlog.isEmpty || scheduled.count > 0 else { return [] }
    let here = workers.filter(\.isHere)
    var waiting = backlog.map { "\(Wording.count($0.waiting, "delivery", "deliveries")) for \($0.channel)" }
    if scheduled.count > 0 { waiting.append(Wording.count(scheduled.count, "scheduled story", "scheduled stories")) }
    if here.isEmpty {
      let lost = workers.first { $0.isLost }
      let isNeeded = !waiting.isEmpty
      return [
        Finding(
          check: "workers",
          isGood: !isNeeded,
          isAdvice: lost != nil,
          finding: (lost.map { "the last worker (\($0.name)) was cut off" } ?? "no worker runs")
            + (isNeeded ? ", and \(Wording.list(waiting)) wait" : ""),
          fix: isNeeded ? "newsdesk worker, or on a server: systemctl restart newsdesk-worker" : nil
        )
      ]
    }
    let stuck = backlog.filter { $0.lag > Self.longestLag }
    if stuck.isEmpty {
      return [
        Finding(
          check: "workers",
          isGood: true,
          finding: "\(Wording.list(here.map(\.name))): \(Wording.count(here.count, "runs", "run"))"
        )
      ]
    }
    return stuck.map { channel in
      Finding(
        check: "workers",
        isGood: false,
        finding:
          "\(channel.channel) has waited for \(RelativeTime.duration(seconds: Int64(channel.lag))), and a worker runs",
        fix: "newsdesk channel test \(channel.channel), newsdesk report delivery --channel \(channel.channel);"
          + " if that is well, restart the worker"
      )
    }
  }

  /// In seconds: as long as the first tries of a destination that fails.
  private static var longestLag: Double { 300 }
}
