/// A picture of an edition: what is said of it at its place in the story, and its file.
public struct PublishedPicture: Hashable, Sendable {
  /// 2 for 214/2: the place keeps it, whatever becomes of those before it.
  public let number: Int
  /// ``Picture/record`` is the number of its own record, by which its file is read.
  public let picture: Picture
  /// The untouched file. Nil for a picture that is elsewhere, or of which only its place is known.
  public let file: PictureRecord.File?
  /// How it came to be, in the file's own words: mostly a URI of the IPTC's vocabulary.
  public let digitalSourceType: String?
  /// Who wrote the caption, as the file says. Nil where the story has a caption of its own making.
  public let captionWriter: String?

  public init(
    number: Int,
    picture: Picture,
    file: PictureRecord.File? = nil,
    digitalSourceType: String? = nil,
    captionWriter: String? = nil
  ) {
    self.number = number
    self.picture = picture
    self.file = file
    self.digitalSourceType = digitalSourceType
    self.captionWriter = captionWriter
  }
}

extension PictureRecord.File {
  /// How a copy of the file is named behind its point: `jpg`.
  public var fileExtension: String {
    switch mediaType {
    case "image/jpeg": "jpg"
    case "image/tiff": "tif"
    case "image/png": "png"
    case "image/webp": "webp"
    default: "bin"
    }
  }
}
