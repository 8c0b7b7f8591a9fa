/// What one row of `Data/residue.tsv` says: how a piece of page furniture is known, and what becomes of it.
struct ResidueRule: Sendable {
  /// Where a rule holds.
  enum Part: String, Sendable {
    case page, caption, body, head, foot
  }

  enum Match: String, Sendable {
    case line, opening, both, ending, prefix, suffix, mark, tail, phrase, span, widget
    case beside, link, list, lists, card, share, section

    /// Whether the whole line is the pattern.
    var isWholeLine: Bool {
      switch self {
      case .line, .beside, .link, .list, .lists, .card: true
      default: false
      }
    }
  }

  enum Action: String, Sendable {
    case drop, caption, credit, instructions, contributors, copyright, note
    case creditAbove = "credit-above"
  }

  let part: Part
  let match: Match
  let pattern: ResiduePattern
  /// What has to stand behind the pattern, or at the end of the line. Only `both` and `ending` have it.
  let further: String
  let action: Action
  /// 0 is no limit.
  let maximumWords: Int
  let why: String

  /// Whether the rule takes the line, wherever on the page it stands. A rule that is known by its neighbours takes it only
  /// next to other furniture, which this doesn't ask.
  func takes(_ line: Substring) -> Bool {
    // A line that is too long for the rule isn't searched.
    if maximumWords > 0, line.utf8.count > 40 * maximumWords { return false }
    switch match {
    case .ending:
      guard let head = line.dropping(suffix: further), pattern.range(in: head) != nil else { return false }
    case .both:
      guard let end = pattern.end(in: line), line[end...].firstRange(of: further) != nil else { return false }
    case .opening:
      guard pattern.end(in: line) != nil else { return false }
    default:
      guard pattern.end(in: line) == line.endIndex else { return false }
    }
    return maximumWords == 0 || line.words.count <= maximumWords
  }
}
