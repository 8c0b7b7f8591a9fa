import Desk
public import Logging
import Postgres
import ServiceLifecycle
import UnixSignals

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Publishes what is scheduled and delivers what is out, until it is told to end. Any number of workers do so side by side: each
/// takes what no other has, under leases by the server's clock.
public struct Worker: Sendable {
  let settings: WorkerSettings
  let logger: Logger
  private let metrics: MetricsRegistry

  public init(settings: WorkerSettings, logger: Logger) {
    self.settings = settings
    self.logger = logger
    metrics = MetricsRegistry.shared
  }

  /// Runs until SIGTERM or SIGINT, which end what is under way in order; a second signal ends it at once.
  ///
  /// - Throws: where the first connection can't be made, or the login is no worker's.
  public func run() async throws {
    let database = Database(settings.database, logger: logger)
    let id = UUID()
    try await database.with { try await $0.deliveries.report(id, name: settings.name, version: settings.version) }
    let doorbells = Doorbells()
    let figures = Figures(factory: metrics)
    let scheduler = Scheduler(
      database: database,
      settings: settings,
      doorbells: doorbells,
      figures: figures,
      logger: logger
    )
    let dispatcher = Dispatcher(
      database: database,
      settings: settings,
      doorbells: doorbells,
      figures: figures,
      logger: logger
    )
    if settings.isOnce {
      try await scheduler.runOnce()
      try await dispatcher.runOnce()
      try await MetricsFile(
        registry: metrics,
        path: settings.metricsFile,
        database: database,
        figures: figures,
        logger: logger
      )
      .write()
    } else {
      let services: [any Service] = [
        Heartbeat(id: id, database: database, settings: settings, logger: logger),
        MetricsFile(
          registry: metrics,
          path: settings.metricsFile,
          database: database,
          figures: figures,
          logger: logger
        ),
        OutboxListener(database: database, settings: settings, doorbells: doorbells, logger: logger),
        dispatcher,
        scheduler,
      ]
      var configuration = ServiceGroupConfiguration(
        services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: logger
      )
      // What is being sent is given up by then.
      configuration.maximumGracefulShutdownDuration = .seconds(settings.lease)
      try await ServiceGroup(configuration: configuration).run()
    }
    try? await database.with {
      try await $0.deliveries.report(id, name: settings.name, version: settings.version, isLeaving: true)
    }
    await database.close()
  }
}
