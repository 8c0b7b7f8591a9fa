/// What was typed and what was said, as a document shows it.
///
/// - `omar$ newsdesk approve 3` is typed by that person.
/// - `2> ` begins a line on stderr, `t> ` one that only a terminal gets, and `p> ` one that only a pipe gets.
/// - `…` stands for anything within a line.
/// - `[79]` is how the command ended.
struct Transcript {
  struct Step {
    var person: String
    var line: String
    /// On stdout, on stderr, and at a terminal all of them in the order they are written.
    var output: [String] = []
    var errors: [String] = []
    var screen: [String] = []
    var status: Int32 = 0
  }

  var steps: [Step] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      if let sign = line.firstRange(of: "$ "), !line[..<sign.lowerBound].contains(" ") {
        steps.append(Step(person: String(line[..<sign.lowerBound]), line: String(line[sign.upperBound...])))
      } else if line.hasPrefix("["), line.hasSuffix("]"), let status = Int32(line.dropFirst().dropLast()) {
        steps[steps.count - 1].status = status
      } else {
        let mark = line.prefix(3)
        let said = String(["2> ", "t> ", "p> "].contains(mark) ? line.dropFirst(3) : line)
        if mark != "p> " { steps[steps.count - 1].screen.append(said) }
        if mark == "2> " {
          steps[steps.count - 1].errors.append(said)
        } else if mark != "t> " {
          steps[steps.count - 1].output.append(said)
        }
      }
    }
  }

  /// The lines that were said where the transcript has others, each with what was expected; nil where there are none.
  static func difference(_ said: String, _ expected: [String]) -> String? {
    let said = said.split(separator: "\n").map { String($0) }
    for (said, expected) in zip(said, expected) where !fits(said, expected) {
      return "said:     \(said)\nexpected: \(expected)"
    }
    if said.count == expected.count { return nil }
    return "\(said.count) lines and not \(expected.count):\n" + said.joined(separator: "\n")
  }

  private static func fits(_ said: String, _ expected: String) -> Bool {
    var rest = said[...]
    let pieces = expected.split(separator: "…", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index == 0 {
        guard rest.hasPrefix(piece) else { return false }
        rest = rest.dropFirst(piece.count)
      } else if index == pieces.count - 1 {
        return rest.hasSuffix(piece)
      } else {
        guard let found = rest.firstRange(of: piece) else { return false }
        rest = rest[found.upperBound...]
      }
    }
    return rest.isEmpty
  }
}
