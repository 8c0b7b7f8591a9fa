/// The bytes of a file as text that is safe to work on: valid, composed, with no control characters.
///
/// A byte order mark at the start is a mark of the file and not of the text: it goes.
enum InputText {
  /// What one text may have, in bytes: 8 MiB.
  static let limit = 8 * 1024 * 1024

  static func checked(_ bytes: [UInt8]) throws(IntakeError) -> String {
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    if let what = FileSignature.format(of: bytes) { throw .binary(what: what) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let byte = firstInvalidByte(of: bytes)
      throw .invalidUTF8(byte: byte, line: 1 + newlines(in: bytes[..<byte]))
    }
    return try checked(text)
  }

  static func checked(_ text: String) throws(IntakeError) -> String {
    guard text.utf8.count <= limit else { throw .tooLarge(bytes: text.utf8.count, limit: limit) }
    if let error = controlCharacter(in: text) { throw error }
    if let excess = text.firstExcessMark {
      throw .stackedMarks(
        line: 1 + text.utf8[..<excess].reduce(into: 0) { count, byte in count += byte == 0x0A ? 1 : 0 }
      )
    }
    let mark: Unicode.Scalar = "\u{FEFF}"
    let content = text.unicodeScalars.first == mark ? String(text.unicodeScalars.dropFirst()) : text
    return content.composed
  }

  /// Refused are the controls of C0 and C1 and DEL, but for tabs and line ends.
  private static func controlCharacter(in text: String) -> IntakeError? {
    var previous: UInt8 = 0
    var isClean = true
    for byte in text.utf8 {
      let isControl = byte < 0x20 && !(0x09...0x0D).contains(byte) || byte == 0x7F
      let isLateControl = previous == 0xC2 && (0x80...0x9F).contains(byte) && byte != 0x85
      if isControl || isLateControl {
        isClean = false
        break
      }
      previous = byte
    }
    return isClean ? nil : namedControlCharacter(in: text)
  }

  private static func namedControlCharacter(in text: String) -> IntakeError? {
    var line = 1
    var column = 0
    for scalar in text.unicodeScalars {
      column += 1
      switch scalar.value {
      case 0: return .nul(line: line)
      case 0x0A:
        line += 1
        column = 0
      case 0x09...0x0D, 0x85: break
      case 0x01..<0x20, 0x7F...0x9F: return .controlCharacter(scalar, line: line, column: column)
      default: break
      }
    }
    return nil
  }

  static func firstInvalidByte(of bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): offset += scalar.count
      case .error, .emptyInput: return offset
      }
    }
  }

  private static func newlines(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(into: 0) { count, byte in count += byte == 0x0A ? 1 : 0 }
  }
}
