/// A picture as it stands in a story: its place, its caption and its credit.
public struct Picture: Hashable, Sendable, Codable {
  /// What the picture is: a file name, an address or an agency's number. Nil where a page gave a caption and no more.
  public var reference: String?
  /// The number of the picture's own record: its untouched file and what was read from it. Nil where only its place in the
  /// story is known.
  public var record: Int64?
  /// The caption in the story's language.
  public var caption: String
  /// What somebody who can't see the picture needs to know of it. Never the caption again.
  public var altText: String?
  /// Caption and alt text in further languages, by BCP 47 tag: `ar`, `pt-BR`.
  public var translations: [String: Wording]
  /// Nil where nobody was credited yet; such a picture can't be published.
  public var credit: PhotoCredit?
  public var takenOn: CalendarDate?
  /// As the caption names it: `Tunis, Tunisia`.
  public var place: String?
  /// Whether the file says that a machine made the picture or a part of it. It is the record's, and can't be said otherwise.
  public var isAIMade: Bool

  public init(
    reference: String? = nil,
    record: Int64? = nil,
    caption: String,
    altText: String? = nil,
    translations: [String: Wording] = [:],
    credit: PhotoCredit? = nil,
    takenOn: CalendarDate? = nil,
    place: String? = nil,
    isAIMade: Bool = false
  ) {
    self.reference = reference
    self.record = record
    self.caption = caption
    self.altText = altText
    self.translations = translations
    self.credit = credit
    self.takenOn = takenOn
    self.place = place
    self.isAIMade = isAIMade
  }

  /// What is said under a picture, and in its stead, in one language.
  public struct Wording: Hashable, Sendable, Codable {
    public var caption: String?
    public var altText: String?

    public init(caption: String? = nil, altText: String? = nil) {
      self.caption = caption
      self.altText = altText
    }

    private enum CodingKeys: String, CodingKey {
      case caption
      case altText = "alt_text"
    }
  }
}
