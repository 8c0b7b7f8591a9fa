/// Cuts a credit line at its separators, never inside brackets: `/`, `|`, `#`, `;`, a spaced hyphen or dash.
enum CreditParts {
  struct Part {
    var text: Substring
    /// `Agency — Distributor`, as The New York Times prints it.
    var followsEmDash = false
  }

  static func split(_ line: Substring) -> [Part] {
    var parts: [Part] = []
    var start = line.startIndex
    var followsEmDash = false
    var depth = 0
    var position = start
    let utf8 = line.utf8
    // A bracket that nothing closes hides nothing: fields of 32 bytes cut credits off.
    let lastClose = utf8.lastIndex(of: UInt8(ascii: ")")) ?? line.startIndex
    while position < line.endIndex {
      let byte = utf8[position]
      if byte == UInt8(ascii: "("), position < lastClose { depth += 1 }
      if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      guard depth == 0, let separator = separator(in: line, at: position) else {
        position = utf8.index(after: position)
        continue
      }
      parts.append(Part(text: line[start..<position].trimmed, followsEmDash: followsEmDash))
      start = utf8.index(position, offsetBy: separator.length)
      followsEmDash = separator.isEmDash
      position = start
    }
    parts.append(Part(text: line[start...].trimmed, followsEmDash: followsEmDash))
    return parts
  }

  private static func separator(in line: Substring, at position: String.Index) -> (length: Int, isEmDash: Bool)? {
    let utf8 = line.utf8
    switch utf8[position] {
    case UInt8(ascii: "/"):
      return isInsideAddress(line, position) ? nil : (1, false)
    case UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: ";"): return (1, false)
    case UInt8(ascii: " "):
      let rest = line[position...].utf8
      if rest.starts(with: " - ".utf8) { return (3, false) }
      if rest.starts(with: " – ".utf8) { return (5, false) }
      if rest.starts(with: " — ".utf8) { return (5, true) }
      if rest.starts(with: " -- ".utf8) { return (4, true) }
      return nil
    case 0xE2:
      let rest = line[position...].utf8
      if rest.starts(with: "—".utf8) { return (3, true) }
      return rest.starts(with: "•".utf8) ? (3, false) : nil
    case 0xC2: return line[position...].utf8.starts(with: "·".utf8) ? (2, false) : nil
    case 0xEF:
      let rest = line[position...].utf8
      return rest.starts(with: "／".utf8) || rest.starts(with: "｜".utf8) ? (3, false) : nil
    default: return nil
    }
  }

  /// The two slashes of `https://`.
  private static func isInsideAddress(_ line: Substring, _ position: String.Index) -> Bool {
    line[..<position].utf8.suffix(2).elementsEqual(":/".utf8)
      || line[..<position].utf8.last == UInt8(ascii: ":")
        && line[position...].utf8.dropFirst().first == UInt8(ascii: "/")
  }

  /// The line before its first `via`, and what each later `via` introduces.
  static func distribution(of line: Substring) -> (source: Substring, via: [Substring]) {
    var pieces: [Substring] = []
    var start = line.startIndex
    var position = start
    let utf8 = line.utf8
    while let hit = utf8[position...].firstIndex(where: { $0 | 0x20 == UInt8(ascii: "v") }) {
      position = utf8.index(after: hit)
      guard let end = utf8.index(hit, offsetBy: 3, limitedBy: line.endIndex),
        utf8[hit..<end].elementsEqual("via".utf8, by: { $0 | 0x20 == $1 }),
        hit == line.startIndex || isBreak(utf8[utf8.index(before: hit)]), end == line.endIndex || isBreak(utf8[end])
      else { continue }
      pieces.append(line[start..<hit])
      start = end
      position = end
    }
    guard !pieces.isEmpty else { return (line, []) }
    pieces.append(line[start...])
    return (pieces[0], Array(pieces.dropFirst()))
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ",")
  }
}
