/// What pages leave around stories (`Data/residue.tsv`): each rule says how it is known, what becomes of it, and why.
public struct ResidueTable: Sendable {
  /// Whole lines, by their text: one look-up a line, however many rules there are.
  private(set) var lines: [String: [ResidueRule]] = [:]
  private(set) var widgets: [String: ResidueRule] = [:]
  /// The openers of spans, with the line that closes each.
  private(set) var spans: [ResidueRule] = []
  /// Rules that a line's first byte can start; 0 stands for a digit of any value.
  private(set) var openings: [UInt8: [ResidueRule]] = [:]
  private(set) var endings: [ResidueRule] = []
  private(set) var prefixes: [ResidueRule] = []
  private(set) var suffixes: [ResidueRule] = []
  private(set) var marks: [ResidueRule] = []
  private(set) var tails: [ResidueRule] = []
  private(set) var phrases: [ResidueRule] = []
  private(set) var shareWords: Set<String> = []
  private(set) var sections: Set<String> = []

  public static let standard = ResidueTable(tsv: EmbeddedText.contents(of: "residue.tsv"))

  /// Reads the columns site, part, match, pattern, action, words and why. A row that can't be read is left out.
  public init(tsv: String) {
    for row in TabSeparated.rows(of: tsv).dropFirst() where row.count >= 7 {
      guard let part = ResidueRule.Part(rawValue: String(row[1])),
        let match = ResidueRule.Match(rawValue: String(row[2])),
        let action = ResidueRule.Action(rawValue: String(row[4]))
      else { continue }
      for text in row[3].split(separator: "¦") {
        let composed = String(text).composed
        let dots = match == .both || match == .ending || match == .span ? composed.firstRange(of: " ... ") : nil
        let opener = dots.map { String(composed[..<$0.lowerBound]) } ?? composed
        let rule = ResidueRule(
          part: part,
          match: match,
          pattern: ResiduePattern(opener),
          further: dots.map { String(composed[$0.upperBound...]) } ?? "",
          action: action,
          maximumWords: Int(row[5]) ?? 0,
          why: String(row[6])
        )
        add(rule, opener)
      }
    }
  }

  private mutating func add(_ rule: ResidueRule, _ text: String) {
    switch rule.match {
    case .line, .beside, .link, .list, .lists, .card:
      if rule.pattern.literal != nil { lines[text, default: []].append(rule) } else { addOpening(rule, text) }
    case .opening, .both: addOpening(rule, text)
    case .ending: endings.append(rule)
    case .widget: widgets[text] = rule
    case .span: spans.append(rule)
    case .prefix: prefixes.append(rule)
    case .suffix: suffixes.append(rule)
    case .mark: marks.append(rule)
    case .tail: tails.append(rule)
    case .phrase: phrases.append(rule)
    case .share: shareWords.formUnion(text.words.map { String($0) })
    case .section: sections.insert(text)
    }
  }

  private mutating func addOpening(_ rule: ResidueRule, _ text: String) {
    let first = text.utf8.starts(with: "<n>".utf8) ? 0 : text.utf8.first ?? 0
    openings[first, default: []].append(rule)
  }
}
