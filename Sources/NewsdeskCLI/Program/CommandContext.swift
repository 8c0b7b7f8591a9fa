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
  /// Whether all that is done will be taken back.
  private(set) var isTrial = false
  /// The result of a command that opens a pager, until it has ended.
  private let held: HeldText?

  /// - Parameters:
  ///   - color: nil for what the settings say.
  ///   - paging: whether a result that is taller than the screen goes to a pager.
  init(color: ColorPolicy? = nil, noInput: Bool = false, paging: Bool = false) {
    let environment = Settings.environment
    self.environment = environment
    let color = color ?? Settings.color ?? .auto
    stderr = BufferedOutput(descriptor: 2, target: "stderr", isImmediate: true)
    let screen = Self.terminal(1, color, environment)
    self.screen = screen
    let held =
      paging && screen.isTerminal && Pager(environment: environment, isLinear: screen.isLinear).command != nil
      ? HeldText() : nil
    self.held = held
    stdout = held?.output ?? Self.standardOutput(screen)
    errorScreen = Self.terminal(2, color, environment)
    canAsk = !noInput && errorScreen.isTerminal && Terminal(descriptor: 0, environment: environment).isTerminal
  }

  private static func terminal(_ descriptor: Int32, _ color: ColorPolicy, _ environment: [String: String]) -> Terminal {
    var terminal = Terminal(descriptor: descriptor, color: color, environment: environment)
    if Settings.isAccessible {
      terminal.isLinear = true
      terminal.symbols = .words
    }
    return terminal
  }

  private static func standardOutput(_ screen: Terminal) -> BufferedOutput {
    BufferedOutput(descriptor: 1, target: "stdout", isImmediate: screen.isTerminal)
  }

  var symbols: Symbols { screen.symbols }

  /// The same for a command that is tried: what it did reads as what it would do, and nothing follows from it.
  var forTrial: CommandContext {
    var context = self
    context.isTrial = true
    return context
  }

  /// Sends out what was held back, and asks whether all of the result arrived.
  ///
  /// - Parameter paging: false where an error follows, which no pager may hide.
  func finish(paging: Bool = true) async throws {
    guard let held else { return try stdout.finish() }
    let (text, notes) = held.take()
    let isTall = paging && screen.rows(of: text) >= screen.height
    if isTall, await Pager(environment: environment, isLinear: screen.isLinear).show(text) {
      try? stderr.write(notes)
      return
    }
    let output = Self.standardOutput(screen)
    try output.write(text)
    try output.finish()
    try? stderr.write(notes)
  }

  /// A line of the result. What people wrote in it is made safe here.
  func say(_ line: String) throws {
    try stdout.write(SafeText.terminal(line) + "\n")
  }

  /// A line beside the result: a hint, a warning, progress. A stderr that can't be written is no reason to fail.
  func note(_ line: String) {
    write(note: SafeText.terminal(line) + "\n")
  }

  /// What to do next: for a person at a terminal, never for a script's log.
  func hint(_ command: String) {
    guard errorScreen.isTerminal, !isTrial else { return }
    write(note: errorScreen.paint("Next: ", .dim) + SafeText.terminal(command) + "\n")
  }

  /// Below a result that is held back, and not in front of it.
  private func write(note: String) {
    if let held { held.add(note: note) } else { try? stderr.write(note) }
  }

  /// A result that is one thing done: `✓ 214 mayor-budget-vote: draft`; where it is tried, `dry run: 214 …`.
  func confirm(_ text: String) throws {
    let mark = isTrial ? screen.paint("dry run:", .dim) : screen.paint(symbols.done, .green)
    try stdout.write(mark + " " + SafeText.terminal(text) + "\n")
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
