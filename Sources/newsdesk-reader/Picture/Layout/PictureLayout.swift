internal import Extraction

/// What a picture's file shows by how it is put together, which exiv2 doesn't tell.
struct PictureLayout {
  /// Pages or frames.
  var frames = 1
  var isAnimated = false
  /// The name of the ICC profile, or of the colour space.
  var colourSpace: String?
  /// XMP that did not fit a JPEG's first packet, by the name that the packet calls it by.
  var extendedXMP: [String: [UInt8]] = [:]

  /// Whatever the bytes are, this goes through them once and never further than they go.
  init(_ file: [UInt8], _ kind: PictureKind) {
    let bytes = FileBytes(file)
    switch kind {
    case .jpeg: readJPEG(bytes)
    case .png: readPNG(bytes)
    case .webp: readWebP(bytes)
    case .tiff: readTIFF(bytes)
    }
  }
}

/// Bytes that may not be there.
struct FileBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  /// Nil where the range is not wholly there.
  func slice(_ start: Int, _ length: Int) -> ArraySlice<UInt8>? {
    guard start >= 0, length >= 0, start <= bytes.count, length <= bytes.count - start else { return nil }
    return bytes[start..<start + length]
  }

  func byte(_ offset: Int) -> UInt8? { slice(offset, 1)?.first }

  /// A number of `length` bytes.
  func number(_ offset: Int, _ length: Int, isLittle: Bool = false) -> Int? {
    guard let slice = slice(offset, length) else { return nil }
    return isLittle ? slice.reversed().reduce(0) { $0 << 8 | Int($1) } : slice.reduce(0) { $0 << 8 | Int($1) }
  }

  func has(_ text: String, at offset: Int) -> Bool {
    slice(offset, text.utf8.count).map { $0.elementsEqual(text.utf8) } ?? false
  }

  /// Latin-1 up to a NUL.
  func latin(_ offset: Int, _ length: Int) -> String? {
    guard let slice = slice(offset, length) else { return nil }
    return String(String.UnicodeScalarView(slice.prefix { $0 != 0 }.map { Unicode.Scalar($0) }))
  }
}
