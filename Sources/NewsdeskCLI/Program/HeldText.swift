import Presentation
import Synchronization

/// What is on its way to a terminal, held back until all of it is there and it shows whether it fits the screen.
final class HeldText: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var notes: [String] = []
  }

  private let state = Mutex(State())

  /// Collects what is written to it.
  var output: BufferedOutput {
    BufferedOutput { [self] more throws(OutputError) in state.withLock { $0.bytes.append(contentsOf: more) } }
  }

  /// A line that is to stand below the text.
  func add(note: String) {
    state.withLock { $0.notes.append(note) }
  }

  /// What was written so far, and what is to follow it. It is handed out once.
  func take() -> (text: String, notes: String) {
    state.withLock { state in
      defer { state = State() }
      return (String(decoding: state.bytes, as: UTF8.self), state.notes.joined())
    }
  }
}
