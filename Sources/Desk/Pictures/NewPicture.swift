/// A picture that is to be kept: a file and what was read from it, or a reference to one that is elsewhere.
public struct NewPicture: Sendable {
  /// An address or an agency's number.
  public var reference: String?
  public var file: File?

  public init(reference: String? = nil, file: File? = nil) {
    self.reference = reference
    self.file = file
  }

  public struct File: Sendable {
    /// At most 64 MiB.
    public var bytes: [UInt8]
    /// What it is called, without its folders.
    public var name: String?
    /// `image/jpeg`, `image/tiff`, `image/png` or `image/webp`.
    public var mediaType: String
    /// In pixels, as stored.
    public var width: Int
    public var height: Int
    /// What was read, as a JSON object; `Migrations/0039_pictures.sql` says which members it has.
    public var metadata: String
    /// All that was read, as a JSON object.
    public var raw: String

    public init(
      bytes: [UInt8],
      name: String?,
      mediaType: String,
      width: Int,
      height: Int,
      metadata: String,
      raw: String
    ) {
      self.bytes = bytes
      self.name = name
      self.mediaType = mediaType
      self.width = width
      self.height = height
      self.metadata = metadata
      self.raw = raw
    }
  }
}
