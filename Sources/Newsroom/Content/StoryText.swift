/// The words of a story, without its pictures.
public struct StoryText: Hashable, Sendable, Codable {
  public var headline: String
  /// Paragraphs, one blank line between them.
  public var body: String
  /// Who wrote it, as printed: `By Ana Souza`.
  public var byline: String?
  /// Where and when it was written, as printed: `TUNIS, Oct 6 (Reuters)`.
  public var dateline: String?
  /// The line that ends an agency story: `Reporting by …; Editing by …`.
  public var contributorLine: String?
  /// For editors, never for readers: `ATTENTION EDITORS - … NO RESALES`.
  public var editorNote: String?
  public var copyrightNotice: String?
  /// A BCP 47 tag: `en`, `ar`, `pt-BR`.
  public var language: String
  /// What kind of a piece it is, in the newsroom's words: `Current`, `Analysis`, `Opinion`.
  public var genre: String?

  public init(
    headline: String = "",
    body: String = "",
    byline: String? = nil,
    dateline: String? = nil,
    contributorLine: String? = nil,
    editorNote: String? = nil,
    copyrightNotice: String? = nil,
    language: String = "en",
    genre: String? = nil
  ) {
    self.headline = headline
    self.body = body
    self.byline = byline
    self.dateline = dateline
    self.contributorLine = contributorLine
    self.editorNote = editorNote
    self.copyrightNotice = copyrightNotice
    self.language = language
    self.genre = genre
  }

  /// The body's paragraphs, none of them empty.
  public var paragraphs: [String] {
    var paragraphs: [String] = []
    var lines: [Substring] = []
    for line in body.lines {
      if line.isBlank {
        if !lines.isEmpty { paragraphs.append(lines.joined(separator: "\n")) }
        lines = []
      } else {
        lines.append(line)
      }
    }
    if !lines.isEmpty { paragraphs.append(lines.joined(separator: "\n")) }
    return paragraphs
  }

  /// Words as a person counts them: runs of anything but white space.
  public var wordCount: Int {
    var count = 0
    var isInWord = false
    for scalar in body.unicodeScalars {
      // Asking Unicode about every letter of ASCII would be most of the work.
      let isBlank =
        scalar.isASCII ? scalar.value == 32 || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
      if !isBlank, !isInWord { count += 1 }
      isInWord = !isBlank
    }
    return count
  }
}

extension String {
  /// The text between line feeds. A carriage return and a line feed together are no line end here, as they are one `Character`.
  fileprivate var lines: [Substring] {
    if utf8.contains(UInt8(ascii: "\r")) { return split(separator: "\n", omittingEmptySubsequences: false) }
    // By bytes, because finding out where each `Character` ends takes most of the time.
    return utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
  }
}

extension Substring {
  fileprivate var isBlank: Bool {
    // Nearly every line begins with a letter.
    if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
    return allSatisfy(\.isWhitespace)
  }
}
