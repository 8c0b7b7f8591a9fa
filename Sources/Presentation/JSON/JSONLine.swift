/// JSON as it is put together, byte by byte, where making values first would cost more than the work they describe.
///
/// Strings are quoted and made safe exactly as ``JSONValue`` does it. What stands between them is the caller's.
public struct JSONLine: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Brackets, commas and names: JSON already.
  public mutating func append(plain text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A string, in its quotes.
  public mutating func append(_ text: String) {
    var text = text
    let start = bytes.count
    bytes.append(UInt8(ascii: "\""))
    let isWritten = text.withUTF8 { appendEscaped($0) }
    if isWritten {
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.removeLast(bytes.count - start)
      bytes.append(contentsOf: JSONValue.string(text).compact.utf8)
    }
  }

  /// An array of strings, made one by one.
  ///
  /// Not generic over what they are made of: a generic function of another module looks its types up at each call.
  public mutating func append(count: Int, _ text: (Int) -> String) {
    bytes.append(UInt8(ascii: "["))
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text(index))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  public mutating func append(_ items: [String]) {
    append(count: items.count) { items[$0] }
  }

  /// Text with its quotes and backslashes escaped. False, with some of it written, where a letter needs a closer look: it may
  /// be one that hides or directs.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var written = 0
    for position in text.indices {
      let byte = text[position]
      if byte >= 0x20, byte < 0x7F {
        guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        bytes.append(contentsOf: text[written..<position])
        bytes.append(UInt8(ascii: "\\"))
        written = position
      } else if byte < 0x80 || byte >= 0xC0 && !Self.isPlain(byte, in: text, at: position) {
        return false
      }
    }
    bytes.append(contentsOf: text[written...])
    return true
  }

  /// Whether the letter that a byte opens is known to be shown as it is. The ranges have no format or control character.
  private static func isPlain(_ opening: UInt8, in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    // Text is valid UTF-8: what opens a letter is not its end.
    let next = text[position + 1]
    return switch opening {
    // Latin, Greek, Cyrillic, Armenian, Hebrew; the East Asian letters and signs.
    case 0xC3...0xD7, 0xE3...0xE9: true
    case 0xC2: next >= 0xA0 && next != 0xAD
    // Arabic, without its own mark of direction.
    case 0xD8...0xDB: !(opening == 0xD8 && next == 0x9C)
    // Dashes and quotes.
    case 0xE2: next == 0x80 && (0x90...0xA7).contains(text[position + 2])
    default: false
    }
  }
}
