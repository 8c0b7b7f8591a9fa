import Presentation

/// Asks the person at the terminal.
enum Question {
  /// Yes or no; anything but a yes is a no. Where nobody can be asked, the command itself is the answer.
  static func confirm(_ question: String, in context: CommandContext) throws {
    guard context.canAsk else { return }
    guard try isAnsweredYes(question, in: context) else {
      throw ErrorReport("Cancelled. Nothing was changed.", status: .cancelled, code: "cancelled")
    }
  }

  /// For somebody at a terminal.
  static func isAnsweredYes(_ question: String, in context: CommandContext) throws -> Bool {
    try context.stderr.write(SafeText.terminal(question) + " [y/N] ")
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }

  /// Something that is missing, for somebody at a terminal. An empty answer cancels.
  static func text(_ question: String, in context: CommandContext) throws -> String {
    try context.stderr.write(SafeText.terminal(question) + " ")
    let answer = (readLine() ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if answer.isEmpty { throw ErrorReport("Cancelled. Nothing was changed.", status: .cancelled, code: "cancelled") }
    return answer
  }

  /// To be typed letter by letter, for what must not happen by a slip.
  static func typed(_ word: String, _ question: String, in context: CommandContext) throws {
    guard context.canAsk else { return }
    try context.stderr.write(SafeText.terminal("\(question) Type \(word) to go on:") + " ")
    let answer = readLine()?.split(whereSeparator: \.isWhitespace).joined() ?? ""
    guard answer == word else {
      let why = answer.isEmpty ? "" : " You typed \"\(answer)\", and it is \"\(word)\"."
      throw ErrorReport("Cancelled.\(why) Nothing was changed.", status: .cancelled, code: "cancelled")
    }
  }
}
