internal import Extraction

/// What one of the three places says in a field.
struct Candidate {
  let source: MetadataSource
  /// Cleaned, and never empty.
  let text: String
  /// Whether it fills an IIM field to its limit, so that its end may be missing.
  let mayBeCut: Bool

  init?(_ source: MetadataSource, _ text: String?, mayBeCut: Bool = false) {
    guard let text, !text.isEmpty else { return nil }
    self.source = source
    self.text = text
    self.mayBeCut = mayBeCut
  }

  /// Whether both say the same: white space does not count, nor what was cut off.
  func agrees(with other: Candidate) -> Bool {
    let (mine, others) = (key, other.key)
    return mine == others || mayBeCut && others.hasPrefix(mine) || other.mayBeCut && mine.hasPrefix(others)
  }

  private var key: String {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
  }
}

extension [Candidate] {
  /// The one to believe: the first, unless it may be cut and another goes on where it ends.
  var believed: Candidate? {
    guard let first, first.mayBeCut else { return first }
    return self.first { !$0.mayBeCut && $0.agrees(with: first) } ?? first
  }

  /// The candidates as one text, for whoever compares lists.
  func joined() -> String { map(\.text).joined(separator: "; ") }
}
