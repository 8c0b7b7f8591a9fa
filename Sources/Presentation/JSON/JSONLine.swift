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
    let isPlain = text.withUTF8 { utf8 in
      for byte in utf8 where byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return false
      }
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: utf8)
      bytes.append(UInt8(ascii: "\""))
      return true
    }
    if !isPlain { bytes.append(contentsOf: JSONValue.string(text).compact.utf8) }
  }

  /// An array of strings.
  public mutating func append<Item>(_ items: [Item], _ text: (Item) -> String) {
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text(item))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  public mutating func append(_ items: [String]) {
    append(items) { $0 }
  }
}
