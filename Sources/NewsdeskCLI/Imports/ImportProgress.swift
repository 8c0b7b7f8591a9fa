import Presentation

/// How far an import has come: one line that is redrawn on a terminal, and in a log a line now and then.
final class ImportProgress {
  private let context: CommandContext
  private let line: ProgressLine
  private var last = ContinuousClock.now

  init(_ context: CommandContext) {
    self.context = context
    line = ProgressLine(context)
  }

  func show(_ tally: ImportTally) {
    let text =
      "\(Wording.count(tally.stories, "story", "stories")), \(Wording.grouped(tally.new)) new"
      + (tally.problems > 0 ? ", \(Wording.count(tally.problems, "problem"))" : "")
    if context.errorScreen.isTerminal, !context.errorScreen.isLinear {
      return line.show("\(text) \(context.errorScreen.symbols.ellipsis)")
    }
    let now = ContinuousClock.now
    guard now - last >= .seconds(10) else { return }
    last = now
    context.note("So far: \(text)")
  }

  func clear() { line.clear() }
}
