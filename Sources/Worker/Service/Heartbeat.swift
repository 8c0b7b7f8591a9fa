import Desk
import Logging
import ServiceLifecycle

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Says every few seconds that the worker is there, so that people see one that isn't.
struct Heartbeat: Service {
  let id: UUID
  let database: Database
  let settings: WorkerSettings
  let logger: Logger

  func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await database.with { try await $0.deliveries.report(id, name: settings.name, version: settings.version) }
      } catch {
        // The loops tell of a database that is away.
        logger.debug("the heartbeat failed: \(error)")
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(10)) }
    }
  }
}
