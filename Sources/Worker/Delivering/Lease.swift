/// How long what was taken is still this worker's, by its own steady clock.
struct Lease: Sendable {
  private let end: ContinuousClock.Instant

  /// - Parameter seconds: what the server was asked for. A fifth of it is kept back for what a clock and a queue may hide.
  init(seconds: Int) {
    end = .now + .milliseconds(seconds * 800)
  }

  var isOver: Bool { .now >= end }

  /// Seconds that are left; at least 0.
  var remaining: Double {
    let left = ContinuousClock.now.duration(to: end)
    return max(0, Double(left.components.seconds) + Double(left.components.attoseconds) / 1e18)
  }
}
