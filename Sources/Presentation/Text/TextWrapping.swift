/// Lines that fit a screen.
public enum TextWrapping {
  /// The text with each line that is too long broken between words. What follows stands as far in as the line did, and below the
  /// second column where two or more spaces set one off.
  ///
  /// - Parameter goingOn: how much further in, where nothing is set off.
  public static func wrapped(_ text: String, to columns: Int, goingOn: Int = 0) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0), to: columns, goingOn) }
      .joined(separator: "\n")
  }

  private static func line(_ line: String, to columns: Int, _ goingOn: Int) -> String {
    guard DisplayWidth.of(line) > columns else { return line }
    let indent = hang(of: line, in: columns, goingOn)
    var result = ""
    var width = 0
    var gap = ""
    for word in words(of: line) {
      if word.allSatisfy({ $0 == " " }) {
        gap = word
        continue
      }
      if width > 0, width + gap.count + DisplayWidth.of(word) > columns {
        result += "\n" + String(repeating: " ", count: indent) + word
        width = indent + DisplayWidth.of(word)
      } else {
        result += gap + word
        width += gap.count + DisplayWidth.of(word)
      }
      gap = ""
    }
    return result
  }

  /// Words and the spaces between them.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    for character in line {
      if let last = words.last?.last, (last == " ") == (character == " ") {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
    }
    return words
  }

  /// How far in what is broken off goes on.
  private static func hang(of line: String, in columns: Int, _ goingOn: Int) -> Int {
    let leading = line.prefix { $0 == " " }.count
    guard let gap = line.dropFirst(leading).firstRange(of: "  ") else { return leading + goingOn }
    let second = line[gap.lowerBound...].drop { $0 == " " }
    let column = DisplayWidth.of(String(line[..<second.startIndex]))
    // A second column needs room to be one.
    return column <= columns / 2 ? column : leading + 2
  }
}
