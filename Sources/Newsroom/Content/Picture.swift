/// A picture as it stands in a story: its place, its caption and its credit.
public struct Picture: Hashable, Sendable, Codable {
  /// What the picture is: a file name, an address or an agency's number. Nil where a page gave a caption and no more.
  public var reference: String?
  /// One caption, in the story's language.
  public var caption: String
  /// What somebody who can't see the picture needs to know of it. Never the caption again.
  public var altText: String?
  /// Nil where nobody was credited yet; such a picture can't be published.
  public var credit: PhotoCredit?
  public var takenOn: CalendarDate?
  /// As the caption names it: `Tunis, Tunisia`.
  public var place: String?

  public init(
    reference: String? = nil,
    caption: String,
    altText: String? = nil,
    credit: PhotoCredit? = nil,
    takenOn: CalendarDate? = nil,
    place: String? = nil
  ) {
    self.reference = reference
    self.caption = caption
    self.altText = altText
    self.credit = credit
    self.takenOn = takenOn
    self.place = place
  }
}
