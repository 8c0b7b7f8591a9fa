/// What `newsdesk-reader picture` finds out about a file.
public struct PictureReading: Codable, Sendable, Equatable {
  public enum CodingKeys: String, CodingKey {
    case kind, width, height, orientation, frames, metadata, tags
    case isAnimated = "animated"
    case colourSpace = "colour_space"
    case leftOut = "left_out"
    case label
  }

  /// By its content.
  public var kind: PictureKind
  /// In pixels, as stored: ``orientation`` may turn the picture.
  public var width: Int
  public var height: Int
  /// EXIF's, 1 to 8; 1 is upright, from 5 on width and height change places. Nil where the file says none.
  public var orientation: Int?
  /// The name of the ICC profile, or of the colour space that EXIF or PNG name. Nil where the file says none.
  public var colourSpace: String?
  /// Pictures in the file: pages of a TIFF, frames of an animation. The size is the first one's, or the canvas's.
  public var frames: Int
  public var isAnimated: Bool
  public var metadata: PictureMetadata
  /// All tags, by key. Bounded: `leftOut` says how many are not there.
  public var tags: [RawTag]
  public var leftOut: Int
  /// The file's name, where it promises another format than the content is: the file is mislabelled. Set by the client, as the
  /// reader is told no names.
  public var label: String?

  public init(kind: PictureKind, width: Int, height: Int) {
    self.kind = kind
    self.width = width
    self.height = height
    frames = 1
    isAnimated = false
    metadata = PictureMetadata()
    tags = []
    leftOut = 0
  }

  public var mediaType: String { kind.mediaType }
  /// Whether the name promises another format than the content is.
  public var isMislabelled: Bool { label != nil }
}

extension ReaderProgram {
  /// Reads a picture's size, kind and embedded metadata.
  ///
  /// - Parameters:
  ///   - file: at most ``ExtractionLimits/fileBytes``.
  ///   - name: what it is called, to notice a name that promises another format. The content alone says what it is.
  /// - Throws: ``ExtractionError``; `refused` with `unsupported` for all that is no JPEG, TIFF, PNG or WebP.
  public func picture(_ file: [UInt8], named name: String? = nil) async throws -> PictureReading {
    var reading = try await read(.picture, file, as: PictureReading.self)
    reading.label = name.flatMap { reading.kind.isMislabelled(by: $0) ? $0 : nil }
    return reading
  }
}
