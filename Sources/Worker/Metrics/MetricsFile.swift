import CoreMetrics
import Desk
import Logging
import ServiceLifecycle

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes what the worker counted, and what waits, every few seconds, whole: for the textfile collector of Prometheus's node exporter.
struct MetricsFile: Service {
  let registry: MetricsRegistry
  let path: String?
  let database: Database
  let figures: Figures
  let logger: Logger

  func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await write()
      } catch {
        logger.warning("the metrics can't be written: \(error)")
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(path == nil ? 3600 : 10)) }
    }
  }

  func write() async throws {
    guard let path else { return }
    for channel in try await database.with({ try await $0.deliveries.backlog() }) {
      figures.gauge("newsdesk_delivery_backlog", channel.channel, Double(channel.waiting))
      figures.gauge("newsdesk_delivery_dead", channel.channel, Double(channel.dead))
      figures.gauge("newsdesk_delivery_lag_seconds", channel.channel, channel.lag)
    }
    Gauge(label: "newsdesk_worker_up", factory: registry).record(Date().timeIntervalSince1970.rounded(.down))
    let text = registry.text(help: Figures.help)
    let trouble: FileTrouble? = await Blocking.run {
      do throws(FileTrouble) {
        try DurableFile.write(Array(text.utf8), to: path)
        return nil
      } catch {
        return error
      }
    }
    if let trouble { throw trouble }
  }
}
