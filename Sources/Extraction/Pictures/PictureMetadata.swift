/// What a picture's file says about the picture, out of XMP, IIM and EXIF, as one: XMP is believed first, then IIM, then EXIF.
///
/// The fields are those of the IPTC Photo Metadata Standard that a newsroom works with. Texts are cleaned of characters that
/// hide or direct, and are otherwise as written: nobody has checked that they are true. Codable by the names of
/// ``MetadataField``; as JSON, absent texts are left out and lists are always there.
public struct PictureMetadata: Codable, Sendable, Equatable {
  public typealias CodingKeys = MetadataField

  /// Of the picture, in each of its languages. Often no more than a short name for the file.
  public var title: [LocalizedText] = []
  public var headline: String?
  /// The IPTC's *description*, by language.
  public var captions: [LocalizedText] = []
  /// Who wrote the caption.
  public var captionWriter: String?
  /// Who made the picture, in the file's order.
  public var creators: [String] = []
  /// The creator's, such as `STF` or `Staff Photographer`.
  public var jobTitle: String?
  /// As the supplier wants it printed.
  public var creditLine: String?
  /// Who supplied it.
  public var source: String?
  public var copyrightNotice: [LocalizedText] = []
  public var usageTerms: [LocalizedText] = []
  /// To whoever handles it: embargoes, mandatory credits, who must not use it.
  public var instructions: String?
  public var created: PictureDate?
  public var city: String?
  /// Or province.
  public var state: String?
  public var country: String?
  /// ISO 3166, two or three letters.
  public var countryCode: String?
  /// The place within the city.
  public var sublocation: String?
  /// The supplier's original transmission reference.
  public var jobID: String?
  public var keywords: [String] = []
  /// For people who can't see the picture.
  public var altText: [LocalizedText] = []
  /// The longer text for people who can't see the picture.
  public var extendedDescription: [LocalizedText] = []
  /// A URI of the IPTC's digital source type NewsCodes: ``SyntheticSourceType`` has those that mean a machine's picture.
  public var digitalSourceType: String?
  /// A URI of the PLUS vocabulary: whether the picture may be used to train machines.
  public var dataMining: String?
  public var personsShown: [String] = []
  public var supplierImageID: String?
  /// The one that its maker gave it.
  public var guid: String?
  /// A URL where its rights are explained.
  public var webStatement: String?

  /// Fields that say different things in different places.
  public var conflicts: [MetadataConflict] = []
  /// Fields that fill their IIM field to its limit and stand nowhere else: their end may be missing.
  public var truncated: [MetadataField] = []
  /// What could not be read or had to be guessed, each a sentence without a stop: `XMP is not well-formed`.
  public var problems: [String] = []

  public init() {}

  /// Whether the file says that a machine made the picture, or a part of it.
  public var isMadeByMachine: Bool {
    digitalSourceType.flatMap { SyntheticSourceType(uri: $0) } != nil
  }
}
