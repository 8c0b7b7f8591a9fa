public import Newsroom

extension PhotoCredit {
  /// The credit line as a reader sees it.
  ///
  /// It is the line that the source asked for, in its own words and order: agencies lay down how they are credited, and
  /// our reading of the line is made for searching, not for printing. Only blanks and brackets around the whole are
  /// taken away. A creator whom somebody added to the reading, and who isn't in the line, is put in front of it; where
  /// there is no line at all, one is composed from the reading. So no name is ever lost.
  public var printedLine: String {
    let line = raw.joiningBlanks.withoutOuterBrackets
    guard !line.isEmpty else { return composed }
    let known = line.lowercased()
    let added = creators.map(\.joiningBlanks).filter { !$0.isEmpty && !known.holds($0.lowercased()) }
    return added.isEmpty ? line : added.joined(separator: ", ") + "/" + line
  }

  /// `Ana Souza, Ben Okafor/EPA/Pool via AP (CC BY 4.0)`.
  private var composed: String {
    let makers = [creators.joined(separator: ", ")] + agencies + flags.map(\.printedWord)
    var parts = [makers.filter { !$0.isEmpty }.joined(separator: "/")]
    parts += via.map { "via \($0)" }
    parts += licence.map { ["(\($0))"] } ?? []
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension CreditFlag {
  fileprivate var printedWord: String {
    switch self {
    case .file: "File Photo"
    case .pool: "Pool"
    case .handout: "Handout"
    case .illustration: "Illustration"
    case .courtesy: "Courtesy"
    case .screengrab: "Screengrab"
    }
  }
}

extension String {
  /// Whether the text is in it, letter by letter or byte by byte: a mark that begins it is a part of the letter before.
  func holds(_ text: String) -> Bool { contains(text) || utf8.contains(text.utf8) }

  /// Without the pairs of brackets that enclose all of it. `Ana (EPA)` and `(EPA) and (AP)` stay as they are.
  fileprivate var withoutOuterBrackets: String {
    let pairs: [Character: Character] = ["(": ")", "[": "]", "（": "）", "【": "】"]
    var line = self[...]
    while let open = line.first, let close = pairs[open], line.last == close, line.count > 1 {
      var depth = 0
      let end = line.firstIndex { character in
        depth += character == open ? 1 : character == close ? -1 : 0
        return depth == 0
      }
      guard let end, line.index(after: end) == line.endIndex else { break }
      line = line.dropFirst().dropLast()
    }
    return String(line).trimmingBlanks
  }
}
