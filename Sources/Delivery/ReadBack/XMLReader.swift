/// Reads XML 1.0 as agencies send it. A document that isn't well-formed is no document; one with a DTD isn't read, and so there
/// are no entities that could grow.
struct XMLReader {
  /// What is wrong is nobody's question here: the answer to all of it is that this is no such document.
  private struct Malformed: Error {}

  private var rest: ArraySlice<UInt8>
  private var open: [(name: String, element: XMLElement)] = []
  private var root: XMLElement?

  private static let deepest = 200

  /// The document's outermost element; nil where it isn't well-formed, or nested deeper than any document is.
  static func root(of document: String) -> XMLElement? {
    var bytes = Array(document.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var reader = XMLReader(rest: bytes[...])
    do {
      try reader.read()
      return reader.open.isEmpty ? reader.root : nil
    } catch {
      return nil
    }
  }

  private mutating func read() throws(Malformed) {
    while let byte = rest.first {
      if byte != UInt8(ascii: "<") {
        try readText(until: rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex)
      } else if skip("<!--") {
        _ = try take(until: "-->")
      } else if skip("<![CDATA[") {
        try append(Self.normalised(try take(until: "]]>")))
      } else if skip("<?") {
        _ = try take(until: "?>")
      } else if skip("<!") {
        throw Malformed()
      } else if skip("</") {
        try readEnd()
      } else {
        rest.removeFirst()
        try readStart()
      }
    }
  }

  private mutating func readText(until end: Int) throws(Malformed) {
    let text = Self.normalised(rest[rest.startIndex..<end])
    rest = rest[end...]
    if open.isEmpty {
      guard text.allSatisfy(Self.isBlank) else { throw Malformed() }
    } else {
      try append(try Self.resolved(text))
    }
  }

  private func append(_ bytes: [UInt8]) throws(Malformed) {
    guard let element = open.last?.element, Self.isAllowed(bytes) else { throw Malformed() }
    if !bytes.isEmpty { element.append(.text(String(decoding: bytes, as: UTF8.self))) }
  }

  private mutating func readEnd() throws(Malformed) {
    let name = readName()
    skipBlanks()
    guard skip(">"), let last = open.popLast(), last.name == name else { throw Malformed() }
  }

  private mutating func readStart() throws(Malformed) {
    let name = readName()
    guard !name.isEmpty, open.count < Self.deepest, !open.isEmpty || root == nil else { throw Malformed() }
    var attributes: [String: String] = [:]
    while true {
      let hadBlank = skipBlanks()
      if rest.first == UInt8(ascii: ">") || rest.first == UInt8(ascii: "/") { break }
      let attribute = readName()
      skipBlanks()
      guard hadBlank, !attribute.isEmpty, skip("="), attributes[attribute] == nil else { throw Malformed() }
      skipBlanks()
      attributes[attribute] = try readValue()
    }
    let element = XMLElement(name: Self.withoutPrefix(name), attributes: attributes)
    if let parent = open.last?.element { parent.append(.element(element)) } else { root = element }
    if skip("/>") { return }
    guard skip(">") else { throw Malformed() }
    open.append((name, element))
  }

  private mutating func readValue() throws(Malformed) -> String {
    guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = rest.firstIndex(of: quote)
    else { throw Malformed() }
    let raw = Self.normalised(rest[rest.startIndex..<end]).map { Self.isBlank($0) ? UInt8(ascii: " ") : $0 }
    rest = rest[(end + 1)...]
    guard !raw.contains(UInt8(ascii: "<")) else { throw Malformed() }
    let value = try Self.resolved(raw)
    guard Self.isAllowed(value) else { throw Malformed() }
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func readName() -> String {
    let name = rest.prefix { byte in
      byte >= 0x80 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    rest = rest[name.endIndex...]
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func take(until end: StaticString) throws(Malformed) -> ArraySlice<UInt8> {
    let wanted = UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount)
    var index = rest.startIndex
    while let first = rest[index...].firstIndex(of: wanted[0]) {
      if rest[first...].starts(with: wanted) {
        defer { rest = rest[(first + wanted.count)...] }
        return rest[rest.startIndex..<first]
      }
      index = first + 1
    }
    throw Malformed()
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard rest.starts(with: wanted) else { return false }
    rest = rest.dropFirst(wanted.count)
    return true
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let blanks = rest.prefix(while: Self.isBlank)
    rest = rest[blanks.endIndex...]
    return !blanks.isEmpty
  }
}

extension XMLReader {
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func withoutPrefix(_ name: String) -> String {
    name.split(separator: ":", maxSplits: 1).last.map(String.init) ?? name
  }

  /// With line feeds for all line ends, as XML says.
  private static func normalised(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x0D) else { return Array(bytes) }
    var result: [UInt8] = []
    for (index, byte) in zip(bytes.indices, bytes)
    where byte != 0x0A || index == bytes.startIndex || bytes[index - 1] != 0x0D {
      result.append(byte == 0x0D ? 0x0A : byte)
    }
    return result
  }

  /// Whether XML 1.0 has a place for all of it: no control character, and neither of the two that are no characters.
  private static func isAllowed(_ bytes: [UInt8]) -> Bool {
    bytes.indices.allSatisfy { index in
      let byte = bytes[index]
      if byte < 0x20 { return byte == 0x09 || byte == 0x0A || byte == 0x0D }
      guard byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF else { return true }
      return bytes[index + 2] != 0xBE && bytes[index + 2] != 0xBF
    }
  }

  /// With the references in place of which a character stands. A lone `&` is an error.
  private static func resolved(_ bytes: [UInt8]) throws(Malformed) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
    var result: [UInt8] = []
    var rest = bytes[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<start]
      // The longest there is: `&#x10FFFF;`, and room for zeros in front.
      guard let end = rest[start...].prefix(20).firstIndex(of: UInt8(ascii: ";")),
        let character = character(named: String(decoding: rest[(start + 1)..<end], as: UTF8.self))
      else { throw Malformed() }
      result += UTF8.encode(character).map(Array.init) ?? []
      rest = rest[(end + 1)...]
    }
    return result + rest
  }

  private static func character(named name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      return (digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)).flatMap(
        Unicode.Scalar.init
      )
    }
  }
}
