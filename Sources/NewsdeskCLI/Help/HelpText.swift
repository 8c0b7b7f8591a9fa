/// What a command says of itself at length, taken apart: how it is typed, and the rest.
struct HelpText {
  enum Block: Hashable, Sendable {
    case paragraph(String)
    /// Lines that keep their blanks: examples, and columns.
    case lines([String])
  }

  var examples: [Block] = []
  var explanation: [Block] = []

  init(_ text: String) {
    for part in text.split(separator: "\n\n") {
      let lines = part.split(separator: "\n").map { String($0) }
      // Where a heading stands above them, they stand further in.
      let below = lines.dropFirst()
      let isHeaded = lines[0].hasSuffix(":") && below.allSatisfy { $0.hasPrefix("  ") }
      if Self.isExample(lines[0]) || isHeaded && below.contains(where: Self.isExample) {
        examples += Self.blocks(lines)
      } else {
        explanation += Self.blocks(lines)
      }
    }
  }

  /// Whether a line begins with the program, with variables in front of it or with what is piped into it.
  static func isExample(_ line: String) -> Bool {
    line.firstRange(of: " | newsdesk ") != nil || line.split(separator: " ").first { !$0.contains("=") } == "newsdesk"
  }

  /// Sentences that run on, apart from lines that keep their blanks.
  private static func blocks(_ lines: [String]) -> [Block] {
    var blocks: [Block] = []
    for line in lines {
      // A sentence may begin with the program's name.
      let isSentence = if case .paragraph? = blocks.last { true } else { false }
      let isLaidOut = isExample(line) && !isSentence || line.hasPrefix(" ") || line.contains("  ")
      switch (blocks.last, isLaidOut) {
      case (.lines(let before)?, true): blocks[blocks.count - 1] = .lines(before + [line])
      case (.paragraph(let before)?, false): blocks[blocks.count - 1] = .paragraph(before + " " + line)
      case (_, true): blocks.append(.lines([line]))
      case (_, false): blocks.append(.paragraph(line))
      }
    }
    return blocks
  }
}
