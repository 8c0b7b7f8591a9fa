internal import Extraction

/// The one thing of a colour profile that people know: its name.
enum ICCProfile {
  /// The profile's description, ICC.1 9.2.41: `sRGB IEC61966-2.1`, `Display P3`. Nil where there is none.
  static func name(_ profile: [UInt8]) -> String? {
    let bytes = FileBytes(profile)
    guard let count = bytes.number(128, 4) else { return nil }
    for index in 0..<min(count, 100) {
      let entry = 132 + 12 * index
      guard bytes.has("desc", at: entry) else { continue }
      guard let offset = bytes.number(entry + 4, 4), let name = text(bytes, offset) else { return nil }
      let line = PlainText.line(name, limit: 100)
      return line.isEmpty ? nil : line
    }
    return nil
  }

  private static func text(_ bytes: FileBytes, _ offset: Int) -> String? {
    // Version 2: ASCII with its length before it.
    if bytes.has("desc", at: offset) {
      return bytes.number(offset + 8, 4).flatMap { bytes.latin(offset + 12, min($0, 200)) }
    }
    // Version 4: texts by language, in UTF-16. The first is taken.
    guard bytes.has("mluc", at: offset), let length = bytes.number(offset + 20, 4),
      let start = bytes.number(offset + 24, 4), let slice = bytes.slice(offset + start, min(length, 400))
    else { return nil }
    let units = stride(from: slice.startIndex, to: slice.endIndex - 1, by: 2).map {
      UInt16(slice[$0]) << 8 | UInt16(slice[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }
}
