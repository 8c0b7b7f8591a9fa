import Foundation
import Glibc
import Synchronization

/// What a person does when the screen shows something.
struct Turn: Sendable {
  let prompt: String
  let keys: String

  init(_ prompt: String, _ keys: String) {
    self.prompt = prompt
    self.keys = keys
  }
}

extension Account {
  /// Runs newsdesk at a terminal that shows what is typed, as terminals do, with somebody who answers one prompt after
  /// another. The terminal is the program's own, so that Ctrl-C in `keys` is a signal.
  ///
  /// `output` is what the screen showed. Below it, a shell says how the command ended and whether what is typed is shown again.
  func conversation(_ arguments: [String], _ turns: [Turn]) async throws -> Outcome {
    let terminal = try PseudoTerminal(columns: 100)
    terminal.showTyping()
    async let shown = terminal.shown(answering: turns)
    let script = """
      trap : INT
      "$@"
      echo "status=$?"
      stty -a | grep -oE -- '-?echo\\b'
      """
    let status = try await start(
      "/usr/bin/setsid",
      ["--ctty", "--wait", "/bin/sh", "-c", script, "sh", Self.program] + arguments,
      input: terminal.program,
      output: terminal.program,
      errors: terminal.program,
      started: { try? terminal.program.close() }
    )
    return Outcome(status: status, output: await shown, errors: "")
  }
}

extension PseudoTerminal {
  func showTyping() {
    var modes = termios()
    tcgetattr(program.fileDescriptor, &modes)
    modes.c_lflag |= tcflag_t(ECHO | ECHOE | ISIG | ICANON)
    tcsetattr(program.fileDescriptor, TCSANOW, &modes)
  }

  /// As ``shown()``, answering each prompt once it is there, in order.
  func shown(answering turns: [Turn]) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [self] in
        var bytes: [UInt8] = []
        var answered = 0
        var turns = turns[...]
        while let chunk = read() {
          bytes += chunk
          // What came since the last answer.
          while let turn = turns.first, String(decoding: bytes[answered...], as: UTF8.self).contains(turn.prompt) {
            answered = bytes.count
            type(turn.keys)
            turns = turns.dropFirst()
          }
        }
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
    }
  }
}
