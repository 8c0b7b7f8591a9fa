public import Newsroom

/// What is known of a picture before it stands in a story: what its file says, or another story.
public struct PictureDescription: Hashable, Sendable {
  /// A text in one language.
  public struct Text: Hashable, Sendable {
    /// A BCP 47 tag; nil where nobody named the language.
    public var language: String?
    public var text: String

    public init(language: String?, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// A file's name, an address, an agency's number.
  public var reference: String?
  public var captions: [Text] = []
  public var altTexts: [Text] = []
  public var creators: [String] = []
  /// As the supplier wants it printed.
  public var creditLine: String?
  /// Who supplied it.
  public var source: String?
  public var takenOn: CalendarDate?
  public var place: String?

  public init(reference: String? = nil) {
    self.reference = reference
  }

  /// The credit, printed as `Name / Agency`. A name that the supplier's line has already is not said twice. Who the creators are
  /// is taken from their own field, which needs no guessing where one name ends; each is read as a line would be, because
  /// `STR` stands there as well.
  func credit(by agencies: AgencyTable) -> PhotoCredit? {
    let names = creators.map { String($0.trimmed) }.filter { !$0.isEmpty }
    let supplier = [creditLine, source].compactMap { $0.map { String($0.trimmed) } }.first { !$0.isEmpty }
    let key = ComparisonKey.of(supplier ?? "")
    let unsaid = names.filter { key.firstRange(of: ComparisonKey.of($0)) == nil }
    guard !unsaid.isEmpty else { return supplier.map { parsed($0, agencies) } }
    var credit = supplier.map { parsed($0, agencies) } ?? PhotoCredit(raw: "")
    let read = unsaid.map { parsed($0, agencies) }
    credit.raw = [unsaid.joined(separator: ", "), supplier].compactMap { $0 }.joined(separator: " / ")
    credit.creators = Self.distinct(read.flatMap(\.creators) + credit.creators)
    credit.agencies = Self.distinct(read.flatMap(\.agencies) + credit.agencies)
    credit.via = Self.distinct(read.flatMap(\.via) + credit.via)
    credit.flags = Self.distinct(read.flatMap(\.flags) + credit.flags)
    return credit
  }

  private func parsed(_ line: String, _ agencies: AgencyTable) -> PhotoCredit {
    CreditLine.parse(line, agencies: agencies, on: takenOn)
  }

  private static func distinct<Item: Hashable>(_ items: [Item]) -> [Item] {
    var seen: Set<Item> = []
    return items.filter { seen.insert($0).inserted }
  }

  /// The place as captions name it: `Tunis, Tunisia`.
  public static func place(city: String?, state: String?, country: String?) -> String? {
    var parts: [String] = []
    for part in [city, state, country] {
      guard let part = part.map({ String($0.trimmed) }), !part.isEmpty, !parts.contains(part) else { continue }
      parts.append(part)
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// What a person says of a picture that they put into a story. It counts more than what the picture's file says.
public struct PictureWishes: Hashable, Sendable {
  public var caption: String?
  public var altText: String?
  public var credit: PhotoCredit?
  /// The language of caption and alt text; nil for the story's.
  public var language: String?

  public init(caption: String? = nil, altText: String? = nil, credit: PhotoCredit? = nil, language: String? = nil) {
    self.caption = caption
    self.altText = altText
    self.credit = credit
    self.language = language
  }
}

/// A picture as it is to stand in a story.
public struct PicturePlacement: Hashable, Sendable {
  public var picture: Picture
  /// What an editor should look at, each a sentence without a stop.
  public var warnings: [String]
}
