import Presentation
import Synchronization

/// One line on a terminal that says how far a long task has come, and is gone at the end. In a log nothing is shown.
final class ProgressLine: Sendable {
  private let context: CommandContext
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  init(_ context: CommandContext) {
    self.context = context
  }

  /// At most a few times a second.
  func show(_ text: String) {
    guard context.errorScreen.isTerminal, !context.errorScreen.isLinear else { return }
    let now = ContinuousClock.now
    let isDue = last.withLock { last in
      if let last, now - last < .milliseconds(200) { return false }
      last = now
      return true
    }
    if isDue { try? context.stderr.write("\r\(SafeText.terminal(text))\u{1B}[K") }
  }

  func clear() {
    if last.withLock({ $0 != nil }) { try? context.stderr.write("\r\u{1B}[K") }
  }
}
