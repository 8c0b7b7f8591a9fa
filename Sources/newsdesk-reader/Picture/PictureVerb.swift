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
    var reading = PictureReading(kind: kind, width: width, height: height)
    let layout = PictureLayout(file, kind)
    (reading.frames, reading.isAnimated) = (layout.frames, layout.isAnimated)
    reading.orientation = number("Exif.Image.Orientation", image).flatMap { (1...8).contains($0) ? $0 : nil }
    reading.colourSpace = layout.colourSpace ?? exifColourSpace(image)
    var assembly = MetadataAssembly(image: image, xmp: xmp(image, layout))
    reading.metadata = assembly.assemble()
    let raw = RawTags(image)
    (reading.tags, reading.leftOut) = (raw.tags, raw.leftOut)
    return reading
  }

  /// The XMP of a file. What did not fit a JPEG's first packet is in a second one, which the first calls by name.
  private static func xmp(_ image: MetadataImage, _ layout: PictureLayout) -> XMPDocument {
    guard let packet = image.xmpPacket else { return XMPDocument() }
    var document = XMPDocument(packet: packet)
    if let name = document[.note("HasExtendedXMP")]?.text {
      if let more = layout.extendedXMP[name] {
        document.add(XMPDocument(packet: more))
      } else {
        document.problems.append("a part of XMP is missing")
      }
    }
    return document
  }

  /// EXIF names two colour spaces, one of them by a second tag: DCF 2.0, 2.3.2.
  private static func exifColourSpace(_ image: MetadataImage) -> String? {
    switch number("Exif.Photo.ColorSpace", image) {
    case 1: "sRGB"
    case 2: "Adobe RGB"
    case 0xFFFF where image.text("Exif.Iop.InteroperabilityIndex") == Array("R03".utf8): "Adobe RGB"
    default: nil
    }
  }

  private static func number(_ key: String, _ image: MetadataImage) -> Int? {
    image.text(key).flatMap { Int(String(decoding: $0.prefix(20), as: UTF8.self)) }
  }
}
