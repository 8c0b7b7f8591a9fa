/// What pages leave around stories (`Data/residue.tsv`): each rule says how it is known, what becomes of it, and why.
public struct ResidueTable: Sendable {
  struct Rule: Sendable {
    enum Match: String, Sendable {
      case line, opening, prefix, suffix, tail, phrase, span, widget
    }

    enum Action: String, Sendable {
      case drop, caption, credit, instructions, contributors, copyright, note
    }

    let match: Match
    let pattern: ResiduePattern
    let action: Action
    /// 0 is no limit.
    let maximumWords: Int
    let why: String
  }

  /// Whole lines, by their text: one look-up a line, however many rules there are.
  private(set) var lines: [String: Rule] = [:]
  private(set) var widgets: [String: Rule] = [:]
  /// By the text of the line that opens the span.
  private(set) var spans: [String: (end: String, rule: Rule)] = [:]
  /// Rules that a line's first byte can start.
  private(set) var openings: [UInt8: [Rule]] = [:]
  private(set) var prefixes: [Rule] = []
  private(set) var suffixes: [Rule] = []
  private(set) var tails: [Rule] = []
  private(set) var phrases: [Rule] = []

  public static let standard = ResidueTable(tsv: EmbeddedText.contents(of: "residue.tsv"))

  /// Reads the columns site, part, match, pattern, action, words and why. A row that can't be read is left out.
  public init(tsv: String) {
    for row in TabSeparated.rows(of: tsv).dropFirst() where row.count >= 7 {
      guard let match = Rule.Match(rawValue: String(row[2])), let action = Rule.Action(rawValue: String(row[4])) else {
        continue
      }
      let text = String(row[3]).composed
      let rule = Rule(
        match: match,
        pattern: ResiduePattern(text),
        action: action,
        maximumWords: Int(row[5]) ?? 0,
        why: String(row[6])
      )
      add(rule, text)
    }
  }

  private mutating func add(_ rule: Rule, _ text: String) {
    switch rule.match {
    case .line:
      if rule.pattern.literal != nil { lines[text] = rule } else { openings[first(of: text), default: []].append(rule) }
    case .opening: openings[first(of: text), default: []].append(rule)
    case .widget: widgets[text] = rule
    case .span:
      guard let dots = text.firstRange(of: " ... ") else { return }
      spans[String(text[..<dots.lowerBound])] = (String(text[dots.upperBound...]), rule)
    case .prefix: prefixes.append(rule)
    case .suffix: suffixes.append(rule)
    case .tail: tails.append(rule)
    case .phrase: phrases.append(rule)
    }
  }

  /// 0 stands for a digit of any value.
  private func first(of text: String) -> UInt8 {
    text.utf8.starts(with: "<n>".utf8) ? 0 : text.utf8.first ?? 0
  }

  /// The rule that takes a whole line away, if there is one.
  func rule(forLine line: Substring) -> Rule? {
    if line.utf8.count <= 120, let rule = lines[String(line)] { return rule }
    guard let byte = line.utf8.first else { return nil }
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    return openings[isDigit ? 0 : byte]?.first { rule in
      guard let end = rule.pattern.end(in: line) else { return false }
      if rule.match == .line, end != line.endIndex { return false }
      return rule.maximumWords == 0 || line.utf8.count <= 2000 && line.words.count <= rule.maximumWords
    }
  }
}
