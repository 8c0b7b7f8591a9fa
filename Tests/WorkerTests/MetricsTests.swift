import CoreMetrics
import Testing

@testable import Worker

@Suite("The metrics")
struct MetricsTests {
  @Test("are written as Prometheus reads them")
  func text() {
    let registry = MetricsRegistry()
    Counter(
      label: "newsdesk_deliveries_total",
      dimensions: [("channel", "web\"\\\n"), ("outcome", "delivered")],
      factory: registry
    )
    .increment(by: 3)
    Gauge(label: "newsdesk_delivery_backlog", dimensions: [("channel", "web")], factory: registry).record(7)
    CoreMetrics.Timer(label: "newsdesk_seconds", factory: registry).recordNanoseconds(1_500_000_000)
    #expect(
      registry.text(help: ["newsdesk_deliveries_total": "Tries."]) == #"""
        # HELP newsdesk_deliveries_total Tries.
        # TYPE newsdesk_deliveries_total counter
        newsdesk_deliveries_total{channel="web\"\\\n",outcome="delivered"} 3.0
        # TYPE newsdesk_delivery_backlog gauge
        newsdesk_delivery_backlog{channel="web"} 7.0
        # TYPE newsdesk_seconds summary
        newsdesk_seconds_sum 1.5
        newsdesk_seconds_count 1

        """#
    )
  }
}
