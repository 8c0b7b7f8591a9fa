/// The marks within a line of Markdown. One pass, whatever is nested in what.
enum MarkdownInline {
  /// The text as a reader sees it, with the address of a link in brackets behind it.
  static func plain(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: isMark) else { return String(text) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    // Brackets that are open: where their text begins in the result.
    var open: [Int] = []
    // Where the next parenthesis closes: looked for once, however many links want it.
    var closing = -1
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\\") where position + 1 < bytes.count && isPunctuation(bytes[position + 1]):
        result.append(bytes[position + 1])
        position += 2
        continue
      case UInt8(ascii: "`"), UInt8(ascii: "*"):
        let run = bytes[position...].prefix { $0 == byte }.count
        if !isEmphasis(bytes, position, run) { result += bytes[position..<(position + run)] }
        position += run
        continue
      case UInt8(ascii: "_"):
        let run = bytes[position...].prefix { $0 == byte }.count
        // Within a word it is a letter: snake_case.
        let isInWord =
          position > 0 && isLetter(bytes[position - 1])
          && position + run < bytes.count && isLetter(bytes[position + run])
        if isInWord || !isEmphasis(bytes, position, run) { result += bytes[position..<(position + run)] }
        position += run
        continue
      case UInt8(ascii: "["):
        open.append(result.count)
      case UInt8(ascii: "]"):
        if closing < position {
          closing = bytes[position...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
        }
        let end = closing
        if let start = open.popLast(), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "("),
          end < bytes.count, end - position < 2048, start < result.count
        {
          let target = bytes[(position + 2)..<end].split(separator: 0x20).first.map(Array.init) ?? []
          // The bracket that opened it goes.
          result.remove(at: start)
          let label = Array(result[start...])
          if !target.isEmpty, target != label { result += Array(" (".utf8) + target + Array(")".utf8) }
          position = end + 1
          continue
        }
      default: break
      }
      result.append(byte)
      position += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Backslashes before punctuation go.
  static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, !isPunctuation(byte) { result.append(UInt8(ascii: "\\")) }
      isEscaped = false
      result.append(byte)
    }
    if isEscaped { result.append(UInt8(ascii: "\\")) }
    return String(decoding: result, as: UTF8.self)
  }

  /// A run of marks emphasises where text touches it on a side: "5 * 3" is arithmetic.
  private static func isEmphasis(_ bytes: [UInt8], _ position: Int, _ run: Int) -> Bool {
    guard run <= 3 else { return false }
    let before = position > 0 ? bytes[position - 1] : 0x20
    let after = position + run < bytes.count ? bytes[position + run] : 0x20
    return (before == 0x20 || before == 0x0A) != (after == 0x20 || after == 0x0A) || isLetter(before) && isLetter(after)
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "[")].contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }
}
