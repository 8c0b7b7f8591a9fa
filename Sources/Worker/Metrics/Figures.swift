import CoreMetrics
import Newsroom

/// What is counted, by the names that Prometheus knows.
struct Figures: Sendable {
  let factory: any MetricsFactory
  let published: Counter
  let missed: Counter

  init(factory: any MetricsFactory) {
    self.factory = factory
    published = Counter(label: "newsdesk_scheduled_published_total", factory: factory)
    missed = Counter(label: "newsdesk_scheduled_missed_total", factory: factory)
  }

  func count(_ outcome: DeliveryResult.Outcome, _ channel: String) {
    let word =
      switch outcome {
      case .delivered: "delivered"
      case .failed: "failed"
      case .refused: "refused"
      case .mismatch: "mismatch"
      case .released: "released"
      }
    Counter(
      label: "newsdesk_deliveries_total",
      dimensions: [("channel", channel), ("outcome", word)],
      factory: factory
    ).increment()
  }

  func gauge(_ label: String, _ channel: String, _ value: Double) {
    Gauge(label: label, dimensions: [("channel", channel)], factory: factory).record(value)
  }

  static let help = [
    "newsdesk_scheduled_published_total": "Stories that went out at their scheduled time.",
    "newsdesk_scheduled_missed_total": "Tries to publish a scheduled story that something stood in the way of.",
    "newsdesk_deliveries_total": "Tries to deliver, by what became of them.",
    "newsdesk_delivery_backlog": "Deliveries that wait or are on their way.",
    "newsdesk_delivery_dead": "Deliveries that were given up or refused.",
    "newsdesk_delivery_lag_seconds": "For how long the oldest delivery waits.",
    "newsdesk_worker_up": "When the worker last looked, in seconds since 1970.",
  ]
}
