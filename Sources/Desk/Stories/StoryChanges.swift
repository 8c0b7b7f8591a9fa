public import Newsroom

/// What an edit changes. What is nil stays as it is; an empty optional text is taken away.
public struct StoryChanges: Sendable, Hashable {
  public var slug: String?
  public var headline: String?
  public var body: String?
  public var byline: String?
  public var dateline: String?
  public var contributorLine: String?
  public var editorNote: String?
  public var copyrightNotice: String?
  public var language: String?
  public var genre: String?
  /// All pictures of the story, in order. A picture without a number is a new one.
  public var pictures: [ListedPicture]?

  public init() {}

  /// Everything that a story's text holds.
  public init(_ text: StoryText) {
    headline = text.headline
    body = text.body
    byline = text.byline ?? ""
    dateline = text.dateline ?? ""
    contributorLine = text.contributorLine ?? ""
    editorNote = text.editorNote ?? ""
    copyrightNotice = text.copyrightNotice ?? ""
    language = text.language
    genre = text.genre ?? ""
  }

  public var isEmpty: Bool { self == StoryChanges() }

  public struct ListedPicture: Sendable, Hashable {
    public var number: Int?
    public var picture: Picture

    public init(number: Int?, picture: Picture) {
      self.number = number
      self.picture = picture
    }
  }
}

extension StoryChanges: Codable {
  enum CodingKeys: String, CodingKey {
    case slug, headline, body, byline, dateline, language, genre, pictures
    case contributorLine = "contributor_line"
    case editorNote = "editor_note"
    case copyrightNotice = "copyright_notice"
  }
}

extension StoryChanges.ListedPicture: Codable {
  private enum CodingKeys: String, CodingKey {
    case number, reference, caption, translations, credit, creators, agencies, via, flags, licence, place
    case record = "picture"
    case altText = "alt_text"
    case isAmbiguous = "is_ambiguous"
    case takenOn = "taken_on"
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(number, forKey: .number)
    try container.encodeIfPresent(picture.reference, forKey: .reference)
    // Written even where there is none: what a list does not name stays as it is.
    try container.encode(picture.record, forKey: .record)
    try container.encode(picture.translations, forKey: .translations)
    try container.encode(picture.caption, forKey: .caption)
    try container.encodeIfPresent(picture.altText, forKey: .altText)
    try container.encodeIfPresent(picture.takenOn, forKey: .takenOn)
    try container.encodeIfPresent(picture.place, forKey: .place)
    guard let credit = picture.credit else { return }
    try container.encode(credit.raw, forKey: .credit)
    try container.encode(credit.creators, forKey: .creators)
    try container.encode(credit.agencies, forKey: .agencies)
    try container.encode(credit.via, forKey: .via)
    try container.encode(credit.flags, forKey: .flags)
    try container.encodeIfPresent(credit.licence, forKey: .licence)
    try container.encode(credit.isAmbiguous, forKey: .isAmbiguous)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    number = try container.decodeIfPresent(Int.self, forKey: .number)
    let raw = try container.decodeIfPresent(String.self, forKey: .credit)
    picture = Picture(
      reference: try container.decodeIfPresent(String.self, forKey: .reference),
      record: try container.decodeIfPresent(Int64.self, forKey: .record),
      caption: try container.decode(String.self, forKey: .caption),
      altText: try container.decodeIfPresent(String.self, forKey: .altText),
      translations: try container.decodeIfPresent([String: Picture.Wording].self, forKey: .translations) ?? [:],
      credit: try raw.map { raw in
        PhotoCredit(
          raw: raw,
          creators: try container.decodeIfPresent([String].self, forKey: .creators) ?? [],
          agencies: try container.decodeIfPresent([String].self, forKey: .agencies) ?? [],
          via: try container.decodeIfPresent([String].self, forKey: .via) ?? [],
          flags: try container.decodeIfPresent([CreditFlag].self, forKey: .flags) ?? [],
          licence: try container.decodeIfPresent(String.self, forKey: .licence),
          isAmbiguous: try container.decodeIfPresent(Bool.self, forKey: .isAmbiguous) ?? false
        )
      },
      takenOn: try container.decodeIfPresent(CalendarDate.self, forKey: .takenOn),
      place: try container.decodeIfPresent(String.self, forKey: .place)
    )
  }
}
