/// One line of a page that has text in it, trimmed.
struct PageLine {
  /// 1 for the first line of the input, as an editor counts.
  let number: Int
  let text: String
  /// Blank lines right before it.
  let blanksBefore: Int
  /// Invisible characters that were taken out: soft hyphens, zero-width spaces, overrides of direction.
  let invisibles: Int
  /// What the page itself says of the line. A pasted page says nothing.
  var role = MarkedLine.Role.text

  /// Line ends are LF, CRLF, CR, and what Unicode adds: VT, FF, NEL, U+2028, U+2029. The last five end a paragraph but
  /// not a numbered line, because no editor counts them.
  static func lines(of text: String) -> [PageLine] {
    var lines: [PageLine] = []
    var number = 1
    var blanks = 0
    var start = text.startIndex
    var position = start
    let utf8 = text.utf8
    func close(at end: String.Index) {
      let (line, invisibles) = visible(text[start..<end].trimmed)
      if line.isEmpty {
        blanks += 1
      } else {
        lines.append(PageLine(number: number, text: line, blanksBefore: blanks, invisibles: invisibles))
        blanks = 0
      }
    }
    while position < text.endIndex {
      let length = breakLength(in: utf8, at: position)
      guard length > 0 else {
        position = utf8.index(after: position)
        continue
      }
      close(at: position)
      let byte = utf8[position]
      if byte == 0x0A || byte == 0x0D { number += 1 }
      start = utf8.index(position, offsetBy: length)
      position = start
    }
    if start < text.endIndex { close(at: text.endIndex) }
    return lines
  }

  private static func breakLength(in utf8: String.UTF8View, at position: String.Index) -> Int {
    switch utf8[position] {
    case 0x0A, 0x0B, 0x0C: return 1
    case 0x0D:
      let next = utf8.index(after: position)
      return next < utf8.endIndex && utf8[next] == 0x0A ? 2 : 1
    case 0xC2: return utf8[position...].starts(with: [0xC2, 0x85]) ? 2 : 0
    case 0xE2:
      let rest = utf8[position...]
      return rest.starts(with: [0xE2, 0x80, 0xA8]) || rest.starts(with: [0xE2, 0x80, 0xA9]) ? 3 : 0
    default: return 0
    }
  }

  /// Without what nobody sees and no script needs. Joiners and direction marks stay: Persian, emoji and mixed lines need
  /// them. A tab inside a line is a space.
  static func visible(_ line: Substring) -> (text: String, invisibles: Int) {
    guard line.utf8.contains(where: { $0 == 0x09 || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) else {
      return (String(line), 0)
    }
    var scalars = String.UnicodeScalarView()
    var invisibles = 0
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0x09: scalars.append(" ")
      case 0xAD, 0x200B, 0x2060, 0xFEFF, 0x202D, 0x202E: invisibles += 1
      default: scalars.append(scalar)
      }
    }
    guard invisibles > 0 else { return (String(scalars), 0) }
    return (String(String(scalars).trimmed), invisibles)
  }
}
