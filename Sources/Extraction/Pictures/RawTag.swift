/// A tag of a picture's file, as it stands there. Nothing in it is cleaned: it is for looking at, through Presentation.
public struct RawTag: Codable, Sendable, Hashable {
  /// As exiv2 names it: `Iptc.Application2.Byline`, `Xmp.dc.creator`, `Exif.Photo.DateTimeOriginal`.
  public let key: String
  /// Each value of a tag that may be there several times. A value that is too long or no text is named by its size instead.
  public let values: [String]

  public init(key: String, values: [String]) {
    self.key = key
    self.values = values
  }
}
