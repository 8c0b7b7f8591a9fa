import Newsroom
import Presentation

/// What a reader gets to see of a story, decided once for all formats.
struct PrintedStory {
  let story: PublishedStory
  let times: PublicationTimes
  let headline: String
  let byline: String?
  /// Nil where the first paragraph begins with it already.
  let dateline: String?
  let paragraphs: [String]
  let contributorLine: String?
  let copyrightNotice: String?
  let correctionNote: String?
  let pictures: [PrintedPicture]

  init(_ story: PublishedStory, times: PublicationTimes, addresses: PictureAddresses) {
    self.story = story
    self.times = times
    headline = story.text.printedHeadline
    byline = story.text.byline?.unlessBlank
    paragraphs = story.text.printedParagraphs
    dateline = story.text.dateline?.unlessBlank.flatMap { [first = paragraphs.first] dateline in
      Self.stands(dateline, at: first ?? "") ? nil : dateline
    }
    contributorLine = story.text.contributorLine?.unlessBlank
    copyrightNotice = story.text.copyrightNotice?.unlessBlank
    correctionNote = story.correctionNote?.unlessBlank
    pictures = zip(1..., story.pictures).map { PrintedPicture($1, position: $0, addresses: addresses) }
  }

  var isCorrected: Bool { story.edition > 1 }

  /// The same for all editions.
  var uri: String { StoryName.uri(of: story.story) }

  /// The dateline with what parts it from the text: a dash, unless it brought one.
  var datelineLead: String? {
    dateline.map { dateline in
      let endsInDash = dateline.last.map { "-–—".contains($0) } ?? false
      return dateline + (endsInDash ? " " : " — ")
    }
  }

  /// What the reader is told of the times: one line in the first edition, a second in a correction.
  var timesInWords: [(label: String, time: LocalTime)] {
    let first = (label: "Published", time: times.first)
    return isCorrected ? [first, (label: "Corrected", time: times.edition)] : [first]
  }

  /// Whether the paragraph begins with the dateline, whatever the capitals, the blanks and the dash behind it.
  private static func stands(_ dateline: String, at paragraph: String) -> Bool {
    func normal(_ text: String) -> String {
      text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var wanted = normal(dateline)[...]
    while let last = wanted.last, last.isWhitespace || "-–—".contains(last) { wanted.removeLast() }
    let found = normal(paragraph)
    guard !wanted.isEmpty, found.hasPrefix(wanted) else { return wanted.isEmpty }
    let next = found.dropFirst(wanted.count).first
    return next.map { !$0.isLetter && !$0.isNumber } ?? true
  }
}

extension StoryText {
  var printedHeadline: String { headline.withLineFeeds.trimmingBlanks }

  /// The paragraphs, with one line feed wherever a line ends.
  var printedParagraphs: [String] {
    var text = self
    text.body = body.withLineFeeds
    return text.paragraphs
  }
}

extension String {
  /// Line ends of other systems as line feeds.
  var withLineFeeds: String {
    utf8.contains(UInt8(ascii: "\r"))
      ? split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" }.joined(separator: "\n") : self
  }

  /// Trimmed, or nil where only blanks are left.
  var unlessBlank: String? {
    let trimmed = withLineFeeds.trimmingBlanks
    return trimmed.isEmpty ? nil : trimmed
  }

  /// By scalars: a blank with an accent on it is one `Character`, and the accent isn't ours to drop.
  var trimmingBlanks: String {
    func isInk(_ scalar: Unicode.Scalar) -> Bool { !scalar.properties.isWhitespace }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: isInk), let last = scalars.lastIndex(where: isInk) else { return "" }
    return String(scalars[first...last])
  }

  /// The words with one space between, and no other blanks.
  var joiningBlanks: String {
    unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
  }
}
