/// What an HTML page says, in the order of the page: its texts, and what its head and its data say about it.
public struct PageReading: Codable, Sendable, Equatable {
  /// The character set that it was read in: `utf-8`, `windows-1252`.
  public var charset: String
  /// The character set that the page claims, where it is another.
  public var claimedCharset: String?
  /// The page's own `lang`, as it stands there.
  public var language: String?
  public var blocks: [PageBlock] = []
  public var evidence = PageEvidence()
  /// How many elements went that have no text for readers: `script`, `style`.
  public var silent: [String: Int] = [:]

  public init(charset: String) {
    self.charset = charset
  }
}

/// One text of a page: what stands between two places where a browser begins a new line.
public struct PageBlock: Codable, Sendable, Equatable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// `h1`, and nothing below it.
    case title
    case heading, paragraph, item
    /// Any text of a `figure`, and `figcaption`.
    case caption
    /// The words in place of a picture.
    case alternative
  }

  public var kind: Kind
  public var text: String
  /// Why it is no part of the story, as the page itself marks it: `navigation`, `hidden`. Nil for all the rest.
  public var outside: String?

  public init(_ kind: Kind, _ text: String, outside: String? = nil) {
    self.kind = kind
    self.text = text
    self.outside = outside
  }
}

/// What a page says about itself, for machines. It is evidence and no text: pages are often wrong about themselves.
public struct PageEvidence: Codable, Sendable, Equatable {
  public var title: String?
  /// `og:title`.
  public var sharedTitle: String?
  public var description: String?
  public var authors: [String] = []
  public var canonical: String?
  public var published: String?
  /// `headline` of a news article in JSON-LD.
  public var headline: String?
  /// How many bytes of text JSON-LD says that the article has.
  public var articleBytes: Int?

  public init() {}
}
