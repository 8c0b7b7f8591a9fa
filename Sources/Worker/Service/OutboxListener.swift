import Desk
import Logging
import Postgres
import ServiceLifecycle

/// Is told by the database that there is something to do, and rings for all. Where that is lost, the loops look by themselves.
struct OutboxListener: Service {
  let database: Database
  let settings: WorkerSettings
  let doorbells: Doorbells
  let logger: Logger

  /// The lease of a watch is ten minutes.
  private static let renewal = Duration.seconds(240)

  func run() async {
    var troubles = Troubles()
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await listen()
      } catch {
        let pause = troubles.add(error, logger, "listening for what is published")
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(pause)) }
      }
    }
    doorbells.ringAll()
  }

  private func listen() async throws {
    let listener = try await NotificationListener.listen(
      to: ["newsdesk_outbox"],
      database.configuration,
      logger: logger
    )
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await cancelWhenGracefulShutdown {
          for await _ in listener.events { doorbells.ringAll() }
        }
      }
      group.addTask {
        try? await cancelWhenGracefulShutdown {
          while true {
            // Where that fails, the connection does, and the loops look by themselves.
            try? await database.with { try await $0.deliveries.watch() }
            doorbells.ringAll()
            try await Task.sleep(for: Self.renewal)
          }
        }
      }
      await group.next()
      group.cancelAll()
    }
    await listener.close()
  }
}
