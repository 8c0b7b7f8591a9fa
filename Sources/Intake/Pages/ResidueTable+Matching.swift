/// Which rules speak of a line.
extension ResidueTable {
  /// The longest line that is looked up as a whole, in bytes.
  private static let wholeLine = 200

  /// All rules that take a whole line, in the order of the table; where and beside what each holds is still to be asked.
  func rules(forLine line: Substring) -> [ResidueRule] {
    var found: [ResidueRule] = []
    if line.utf8.count <= Self.wholeLine, let exact = lines[String(line)] { found += exact }
    guard let byte = line.utf8.first else { return found }
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    if let openings = openings[isDigit ? 0 : byte] { found += openings.filter { $0.takes(line) } }
    for rule in endings where rule.takes(line) { found.append(rule) }
    return found
  }

  /// The line that closes the span which this line opens, with the words for it.
  func span(openedBy line: Substring) -> (end: String, why: String)? {
    guard line.utf8.count <= Self.wholeLine else { return nil }
    for span in spans where span.takes(line) { return (span.further, span.why) }
    return nil
  }

  /// A row of buttons on one line: `Facebook Twitter WhatsApp Email`. One word alone is no bar.
  func isShareBar(_ line: Substring) -> Bool {
    guard line.utf8.count <= 160 else { return false }
    let words = line.unicodeScalars.split {
      $0.isSpace || $0 == "|" || $0 == "," || $0 == "·" || $0 == "•" || $0 == "/"
    }
    return words.count > 1 && words.allSatisfy { shareWords.contains(String($0).lowercased()) }
  }

  /// The name of a section, or a path of them: `World`, `Home > News > Europe`, `News|Climate`.
  func isSection(_ line: Substring) -> Bool {
    guard line.utf8.count <= 120 else { return false }
    let parts = line.unicodeScalars.split { ">›»/|·•,".unicodeScalars.contains($0) }
    return (1...6).contains(parts.count) && parts.allSatisfy { sections.contains(String(Substring($0).trimmed)) }
  }

  /// A rule whose pattern opens a caption or a credit, and where it ends.
  func captionPrefix(of text: Substring) -> (rule: ResidueRule, end: String.Index)? {
    for rule in prefixes {
      if let end = rule.pattern.end(in: text) { return (rule, end) }
    }
    return nil
  }

  /// The text without a rule's phrase, and how often it stood there. One pass, however often.
  func deleting(_ rule: ResidueRule, from text: Substring) -> (String, count: Int) {
    var kept = ""
    var rest = text
    var count = 0
    while let range = rule.pattern.range(in: rest) {
      kept += rest[..<range.lowerBound]
      rest = rest[range.upperBound...]
      count += 1
    }
    return (kept + rest, count)
  }
}
