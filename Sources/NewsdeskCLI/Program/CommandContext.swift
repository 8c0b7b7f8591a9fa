import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a command has at hand: the two streams, what is known of them, and the environment.
struct CommandContext: Sendable {
  let environment: [String: String]
  /// The result, and nothing else.
  let stdout: BufferedOutput
  /// Progress, hints, prompts, warnings and errors.
  let stderr: BufferedOutput
  let screen: Terminal
  let errorScreen: Terminal
  /// Whether there is a person who can answer a question.
  let canAsk: Bool

  init(color: ColorPolicy = .auto, noInput: Bool = false) {
    let environment = ProcessInfo.processInfo.environment
    self.environment = environment
    stderr = BufferedOutput(descriptor: 2, target: "stderr", isImmediate: true)
    let screen = Terminal(descriptor: 1, color: color, environment: environment)
    self.screen = screen
    stdout = BufferedOutput(descriptor: 1, target: "stdout", isImmediate: screen.isTerminal)
    errorScreen = Terminal(descriptor: 2, color: color, environment: environment)
    canAsk = !noInput && errorScreen.isTerminal && Terminal(descriptor: 0, environment: environment).isTerminal
  }

  var symbols: Symbols { screen.symbols }

  /// A line of the result. What people wrote in it is made safe here.
  func say(_ line: String) throws {
    try stdout.write(SafeText.terminal(line) + "\n")
  }

  /// A line beside the result: a hint, a warning, progress. A stderr that can't be written is no reason to fail.
  func note(_ line: String) {
    try? stderr.write(SafeText.terminal(line) + "\n")
  }

  /// What to do next: for a person at a terminal, never for a script's log.
  func hint(_ command: String) {
    guard errorScreen.isTerminal else { return }
    try? stderr.write(errorScreen.paint("Next: ", .dim) + SafeText.terminal(command) + "\n")
  }

  /// A result that is one thing done: `✓ 214 mayor-budget-vote: draft`.
  func confirm(_ text: String) throws {
    try stdout.write(screen.paint(symbols.done, .green) + " " + SafeText.terminal(text) + "\n")
  }

  func report(_ error: ErrorReport) {
    report(error, behind: errorScreen.paint(errorScreen.symbols.refused, .red))
  }

  /// A line that was typed wrongly. Nothing was refused, because nothing was begun.
  func reportMistake(_ error: ErrorReport) {
    report(error, behind: "newsdesk:")
  }

  private func report(_ error: ErrorReport, behind mark: String) {
    try? stderr.write(mark + " " + SafeText.terminal(error.message) + "\n")
    for line in error.lines {
      try? stderr.write("  " + SafeText.terminal(line) + "\n")
    }
  }
}
