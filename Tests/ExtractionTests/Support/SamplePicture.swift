import Extraction
import Foundation

/// A tiny valid picture of each kind, with the metadata that a test wants to be in it.
struct SamplePicture {
  var kind: PictureKind
  /// A whole packet, as it goes into the file.
  var xmp: [UInt8] = []
  /// Data sets, one behind another.
  var iim: [UInt8] = []
  /// A TIFF structure: ``SampleTIFF``.
  var exif: [UInt8] = []

  var bytes: [UInt8] {
    switch kind {
    case .jpeg: jpeg
    case .png: png
    case .webp: webp
    case .tiff: tiff
    }
  }

  // MARK: JPEG

  /// 8 × 8 grey pixels: tables, one frame, one scan.
  private static let plainJPEG = Data(
    base64Encoded: """
      /9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/\
      wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z
      """
  )

  /// Segments go behind the start mark.
  static func jpeg(with segments: [UInt8]) -> [UInt8] {
    let plain = [UInt8](plainJPEG ?? Data())
    return plain.prefix(2) + segments + plain.dropFirst(2)
  }

  static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(data.count + 2, 2) + data
  }

  private var jpeg: [UInt8] {
    var segments: [UInt8] = []
    if !exif.isEmpty { segments += Self.segment(0xE1, Array("Exif\0\0".utf8) + exif) }
    if !xmp.isEmpty { segments += Self.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + xmp) }
    if !iim.isEmpty {
      let resource =
        Array("Photoshop 3.0\0".utf8) + Array("8BIM".utf8) + [0x04, 0x04, 0, 0] + Self.big(iim.count, 4) + iim
      segments += Self.segment(0xED, resource + (iim.count % 2 == 1 ? [0] : []))
    }
    return Self.jpeg(with: segments)
  }

  // MARK: PNG

  /// 2 × 2 pixels. `chunks` go before the picture's data, and the size can be a claim.
  static func png(with chunks: [UInt8], width: Int = 2, height: Int = 2) -> [UInt8] {
    // Deflate without compression: one stored block.
    let rows: [UInt8] = [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6]
    let stored = [0x78, 0x01, 1] + little(rows.count, 2) + little(~rows.count & 0xFFFF, 2) + rows + big(adler(rows), 4)
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]) + chunks + chunk("IDAT", stored)
      + chunk("IEND", [])
  }

  static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return big(data.count, 4) + body + big(crc(body), 4)
  }

  private var png: [UInt8] {
    var chunks: [UInt8] = []
    if !exif.isEmpty { chunks += Self.chunk("eXIf", exif) }
    if !xmp.isEmpty { chunks += Self.chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + xmp) }
    return Self.png(with: chunks)
  }

  // MARK: WebP

  private var webp: [UInt8] {
    let flags: UInt8 = (exif.isEmpty ? 0 : 0x08) | (xmp.isEmpty ? 0 : 0x04)
    var chunks = Self.riff("VP8X", [flags, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    // One lossless pixel.
    chunks += Self.riff("VP8L", [0x2F, 0, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE, 0x07, 0x00])
    if !exif.isEmpty { chunks += Self.riff("EXIF", exif) }
    if !xmp.isEmpty { chunks += Self.riff("XMP ", xmp) }
    return Self.webp(chunks)
  }

  static func webp(_ chunks: [UInt8]) -> [UInt8] { riff("RIFF", Array("WEBP".utf8) + chunks) }

  static func riff(_ name: String, _ data: [UInt8]) -> [UInt8] {
    Array(name.utf8) + little(data.count, 4) + data + (data.count % 2 == 1 ? [0] : [])
  }

  // MARK: TIFF

  private var tiff: [UInt8] {
    var tiff = SampleTIFF.picture
    if !xmp.isEmpty { tiff.entries[700] = .init(type: 1, count: xmp.count, data: xmp) }
    if !iim.isEmpty { tiff.entries[33_723] = .init(type: 7, count: iim.count, data: iim) }
    return tiff.bytes
  }

  // MARK: Numbers

  static func big(_ number: Int, _ count: Int) -> [UInt8] { little(number, count).reversed() }

  static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }

  private static func adler(_ bytes: [UInt8]) -> Int {
    let sums = bytes.reduce((1, 0)) { sums, byte in
      let first = (sums.0 + Int(byte)) % 65_521
      return (first, (sums.1 + first) % 65_521)
    }
    return sums.1 << 16 | sums.0
  }
}
