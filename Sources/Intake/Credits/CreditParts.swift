/// Cuts a credit line at its separators, never inside brackets: `/`, `|`, `#`, `;`, `©`, a spaced hyphen or dash.
enum CreditParts {
  struct Part {
    var text: Substring
    /// `Agency — Distributor`, as The New York Times prints it.
    var followsEmDash = false
  }

  static func split(_ line: Substring) -> [Part] {
    var cuts: [(end: Int, next: Int, isEmDash: Bool)] = []
    line.withBytes { bytes in
      // A bracket that nothing closes hides nothing: fields of 32 bytes cut credits off.
      let lastClose = bytes.lastIndex(of: UInt8(ascii: ")")) ?? 0
      var depth = 0
      var position = 0
      while position < bytes.count {
        let byte = bytes[position]
        if byte == UInt8(ascii: "("), position < lastClose { depth += 1 }
        if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
        if depth == 0, let separator = separator(in: bytes, at: position) {
          cuts.append((position, position + separator.length, separator.isEmDash))
          position += separator.length
        } else {
          position += 1
        }
      }
    }
    guard !cuts.isEmpty else { return [Part(text: line.trimmed)] }
    var parts: [Part] = []
    parts.reserveCapacity(cuts.count + 1)
    var start = 0
    var followsEmDash = false
    for cut in cuts {
      parts.append(Part(text: line.bytes(start..<cut.end).trimmed, followsEmDash: followsEmDash))
      (start, followsEmDash) = (cut.next, cut.isEmDash)
    }
    parts.append(Part(text: line.bytes(from: start).trimmed, followsEmDash: followsEmDash))
    return parts
  }

  private static func separator(
    in bytes: UnsafeBufferPointer<UInt8>,
    at position: Int
  ) -> (length: Int, isEmDash: Bool)? {
    func byte(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }
    switch bytes[position] {
    case UInt8(ascii: "/"):
      // The two slashes of `https://` separate nothing.
      let before = position > 0 ? bytes[position - 1] : 0
      let isAddress =
        before == UInt8(ascii: ":") && byte(1) == UInt8(ascii: "/")
        || before == UInt8(ascii: "/") && position > 1 && bytes[position - 2] == UInt8(ascii: ":")
      return isAddress ? nil : (1, false)
    case UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: ";"): return (1, false)
    case UInt8(ascii: " "):
      if byte(1) == UInt8(ascii: "-") {
        if byte(2) == UInt8(ascii: " ") { return (3, false) }
        return byte(2) == UInt8(ascii: "-") && byte(3) == UInt8(ascii: " ") ? (4, true) : nil
      }
      // A spaced dash of either length.
      guard byte(1) == 0xE2, byte(2) == 0x80, byte(4) == UInt8(ascii: " ") else { return nil }
      return byte(3) == 0x93 ? (5, false) : byte(3) == 0x94 ? (5, true) : nil
    case 0xE2:
      // The em dash without spaces, and the bullet.
      guard byte(1) == 0x80 else { return nil }
      return byte(2) == 0x94 ? (3, true) : byte(2) == 0xA2 ? (3, false) : nil
    case 0xC2: return byte(1) == 0xB7 || byte(1) == 0xA9 ? (2, false) : nil
    case 0xEF:
      // The wide slash and the wide bar.
      return byte(1) == 0xBC && byte(2) == 0x8F || byte(1) == 0xBD && byte(2) == 0x9C ? (3, false) : nil
    default: return nil
    }
  }
}
