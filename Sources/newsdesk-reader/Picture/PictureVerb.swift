internal import CLibxml2
internal import Extraction

/// `newsdesk-reader picture`: what a picture is, and all that its file says of it.
enum PictureVerb {
  static func prepare() {
    xmlInitParser()
    MetadataImage.initialise()
  }

  static func run(_ input: StandardInput) throws {
    try StandardOutput.write(json: try reading(of: try input.bytes()))
  }

  private static func reading(of file: [UInt8]) throws -> PictureReading {
    let kind: PictureKind
    switch FileSignature.of(file) {
    case .picture(let known): kind = known
    case .other(let what):
      throw ReaderRefusal(.unsupported, "this is \(what), and JPEG, TIFF, PNG and WebP pictures are read")
    }
    let image = try MetadataImage(file)
    guard image.mediaType == kind.mediaType else {
      throw ReaderRefusal(
        .unsupported,
        "this is a camera's raw picture (\(image.mediaType)): export it as JPEG or TIFF"
      )
    }
    let (width, height) = (image.width, image.height)
    guard width > 0, height > 0 else {
      throw ReaderRefusal(.unreadable, "it is broken: its \(kind.name) header names no size")
    }
    let (pixels, isOverflow) = width.multipliedReportingOverflow(by: height)
    guard !isOverflow, pixels <= ExtractionLimits.pixels else {
      throw ReaderRefusal(
        .tooLarge,
        "it claims \(width) × \(height) pixels, more than the \(ExtractionLimits.pixels) that a picture may have"
      )
    }
    let reading = PictureReading(kind: kind, width: width, height: height)
    return reading
  }
}
