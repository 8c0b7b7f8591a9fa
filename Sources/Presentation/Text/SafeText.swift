/// Text that people wrote, made fit for the place it is written to.
///
/// Nothing else in the program writes such text: a headline may carry an escape sequence that repaints the terminal, a
/// mark that turns the rest of the line around, or a cell that a spreadsheet runs.
public enum SafeText {
  /// One line for a terminal, a log or an error message.
  ///
  /// Control, format and line-separator characters become visible, `<U+1B>`, tabs and line ends among them. What
  /// scripts and emoji need to look right stays: joiners, variation selectors, the marks of a flag.
  public static func terminal(_ text: String) -> String {
    isPlain(text) ? text : shown(text) { _ in nil }
  }

  /// Several lines for a terminal: as `terminal(_:)`, with line ends kept and tabs as spaces up to every eighth column.
  ///
  /// A carriage return that ends a line together with a line feed is dropped; a lone one is shown.
  public static func terminalLines(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    return lines.map { terminalLine(String($0)) }.joined(separator: "\n")
  }

  private static func terminalLine(_ line: String) -> String {
    guard line.utf8.contains(UInt8(ascii: "\t")) else { return terminal(line) }
    var result = ""
    for (index, piece) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { result += String(repeating: " ", count: 8 - DisplayWidth.of(result) % 8) }
      result += terminal(String(piece))
    }
    return result
  }

  /// Printable ASCII alone, which is most of what is ever shown, and safe anywhere.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  }

  /// The text with each scalar that hides or directs made visible, save those that `exception` writes in its own way.
  ///
  /// - Parameter ascii: what stands for each character of ASCII, where the exceptions are the same in every place.
  static func shown(_ text: String, ascii: [String?]? = nil, exception: (Unicode.Scalar) -> String?) -> String {
    func own(_ scalar: Unicode.Scalar) -> String? {
      exception(scalar) ?? (scalar.hidesOrDirects ? visible(scalar) : nil)
    }
    var result = ""
    result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    guard text.unicodeScalars.contains("\u{1F3F4}") else {
      if let ascii {
        replacing(in: text, to: &result, ascii: ascii, with: own)
      } else {
        replacing(in: text, to: &result, with: own)
      }
      return result
    }
    // Only a whole `Character` is the flag of a part of a country, and finding those takes its time.
    for character in text {
      if character.isSubdivisionFlag {
        result.append(character)
      } else {
        replacing(in: String(character), to: &result, with: own)
      }
    }
    return result
  }

  /// Adds the text with some of its scalars replaced. What stands between them is taken over as a whole: a scalar at a time
  /// would take ten times as long.
  static func replacing(in text: String, to result: inout String, with replacement: (Unicode.Scalar) -> String?) {
    let scalars = text.unicodeScalars
    var run = scalars.startIndex
    var index = run
    while index < scalars.endIndex {
      let next = scalars.index(after: index)
      if let replacement = replacement(scalars[index]) {
        result += text[run..<index]
        result += replacement
        run = next
      }
      index = next
    }
    result += text[run...]
  }

  /// The same, where what stands for a character of ASCII is the same in every place: those are looked up and not asked about.
  static func replacing(
    in text: String,
    to result: inout String,
    ascii: [String?],
    with replacement: (Unicode.Scalar) -> String?
  ) {
    var text = text
    text.withUTF8 { bytes in
      var run = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let own = length == 1 ? ascii[Int(byte)] : scalar(bytes[index..<(index + length)]).flatMap(replacement)
        if let own {
          result += String(decoding: bytes[run..<index], as: UTF8.self)
          result += own
          run = index + length
        }
        index += length
      }
      result += String(decoding: bytes[run...], as: UTF8.self)
    }
  }

  /// For `replacing(in:to:ascii:with:)`.
  static func asciiTable(_ replacement: (Unicode.Scalar) -> String?) -> [String?] {
    (UInt8(0)..<0x80).map { replacement(Unicode.Scalar($0)) }
  }

  /// The one that these bytes of a string are.
  private static func scalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    let first: [UInt8] = [0, 0, 0x1F, 0x0F, 0x07]
    let start = UInt32(bytes[bytes.startIndex] & first[bytes.count])
    return Unicode.Scalar(bytes.dropFirst().reduce(start) { $0 << 6 | UInt32($1 & 0x3F) })
  }

  /// With one line feed for each pair of carriage return and line feed.
  static func joiningLineEnds(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    return text.split(separator: "\r\n" as Character, omittingEmptySubsequences: false).joined(separator: "\n")
  }

  /// A scalar as people write it about: `<U+1B>`, `<U+202E>`.
  static func visible(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+\(digits.count < 2 ? "0" : "")\(digits)>"
  }
}
