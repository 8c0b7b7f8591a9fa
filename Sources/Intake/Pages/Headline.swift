/// What a headline can look like.
enum Headline {
  /// Why a line can't be one, or nil where it can.
  static func objection(
    to line: String,
    credit: @autoclosure () -> CaptionCredit.Found?
  ) -> IntakeError.MissingHeadline? {
    let bytes = line.utf8.count
    if bytes > 2000 { return .paragraph(bytes: bytes) }
    let letters = line.unicodeScalars.count
    if letters > 400 || letters > 250 && endsSentence(line[...]) { return .paragraph(bytes: bytes) }
    if FilePhoto.opensMarked(line[...]) { return .caption }
    if let found = credit(), found.isStrong { return .caption }
    return nil
  }

  /// Whether a line in the middle of a page could open a story: short, and no sentence of the body.
  static func isPossible(_ line: Substring) -> Bool {
    line.utf8.count <= 600 && !FilePhoto.opensMarked(line) && !endsSentence(line)
  }

  /// A title and no crosshead: four words or more, with nothing behind them.
  static func isTitle(_ line: Substring) -> Bool {
    guard isPossible(line), line.utf8.count <= 300, let last = line.unicodeScalars.last,
      let first = line.unicodeScalars.first
    else { return false }
    return !",:;".unicodeScalars.contains(last) && !first.isSmallLetter && (4...25).contains(line.words.count)
  }

  static func endsSentence(_ line: Substring) -> Bool {
    var rest = line
    while let last = rest.unicodeScalars.last, "”\"'’)»".unicodeScalars.contains(last) {
      rest.unicodeScalars.removeLast()
    }
    if rest.unicodeScalars.last == "。" { return true }
    guard let bare = rest.dropping(suffix: ".") else { return false }
    return !CaptionMarkers.isAbbreviation(bare) && bare.dropping(suffix: "..") == nil
  }
}
