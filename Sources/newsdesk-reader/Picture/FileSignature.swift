internal import Extraction

/// What a file is by its first bytes. Names and media types that came with it are not asked.
enum FileSignature: Equatable {
  case picture(PictureKind)
  /// Named as it fits behind `this is`.
  case other(String)

  /// - Parameter bytes: the file, or as much of its start as there is.
  static func of(_ bytes: [UInt8]) -> FileSignature {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .picture(.jpeg) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .picture(.png) }
    if bytes.starts(with: ascii("RIFF")), has("WEBP", at: 8, bytes) { return .picture(.webp) }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
      return has("CR", at: 8, bytes) ? .other("a Canon camera's raw picture") : .picture(.tiff)
    }
    if has("ftyp", at: 4, bytes) { return .other(isoMedia(brand: text(at: 8, bytes))) }
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return .other(known.name) }
    return .other(looksLikeText(bytes) ? markup(bytes) : "no picture that is known here")
  }

  private static let signatures: [(bytes: [UInt8], name: String)] = [
    (ascii("GIF8"), "a GIF picture"),
    (ascii("%PDF-"), "a PDF document"),
    (ascii("%!PS"), "a PostScript document"),
    ([0xC5, 0xD0, 0xD3, 0xC6], "an EPS document"),
    (ascii("8BPS"), "a Photoshop document"),
    ([0x49, 0x49, 0x2B, 0x00], "a BigTIFF picture"),
    ([0x4D, 0x4D, 0x00, 0x2B], "a BigTIFF picture"),
    (ascii("IIRO"), "an Olympus camera's raw picture"),
    ([0x49, 0x49, 0x55, 0x00], "a Panasonic camera's raw picture"),
    (ascii("FUJIFILM"), "a Fujifilm camera's raw picture"),
    ([0xFF, 0x0A], "a JPEG XL picture"),
    ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "a JPEG XL picture"),
    ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], "a JPEG 2000 picture"),
    ([0xFF, 0x4F, 0xFF, 0x51], "a JPEG 2000 picture"),
    ([0, 0, 1, 0], "a Windows icon"),
    (ascii("BM"), "a BMP picture"),
    (ascii("RIFF"), "a RIFF file, sound or film"),
    ([0x1A, 0x45, 0xDF, 0xA3], "a Matroska or WebM film"),
    (ascii("OggS"), "an Ogg file"),
    (ascii("ID3"), "an MP3 file"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Office document"),
    ([0x1F, 0x8B], "a gzip archive"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
    (ascii("Rar!"), "a RAR archive"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
    (ascii("{\\rtf"), "a rich text document"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0xFF, 0xFE], "UTF-16 text"),
    ([0xFE, 0xFF], "UTF-16 text"),
  ]

  /// The families of files that begin with `ftyp`, by their major brand.
  private static func isoMedia(brand: String) -> String {
    switch brand {
    case "avif", "avis": "an AVIF picture"
    case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": "a HEIC picture"
    case "crx ": "a Canon camera's raw picture"
    case "qt  ": "a QuickTime film"
    default: "an MP4 film or its like"
    }
  }

  private static func markup(_ bytes: [UInt8]) -> String {
    let start = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    if start.contains("<svg") { return "an SVG drawing" }
    if start.contains("<html") || start.contains("<!doctype html") { return "an HTML page" }
    return start.hasPrefix("<?xml") ? "an XML document" : "text"
  }

  private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(1024)
    return !start.isEmpty && start.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (9...13).contains($0) || $0 == 0x1B }
  }

  private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static func has(_ text: String, at offset: Int, _ bytes: [UInt8]) -> Bool {
    bytes.count >= offset + text.utf8.count && bytes[offset...].starts(with: text.utf8)
  }

  private static func text(at offset: Int, _ bytes: [UInt8]) -> String {
    bytes.count >= offset + 4 ? String(decoding: bytes[offset..<offset + 4], as: UTF8.self) : ""
  }
}
