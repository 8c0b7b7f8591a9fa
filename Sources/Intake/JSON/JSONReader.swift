/// Reads JSON (RFC 8259) and refuses, with its line, what other readers pass over or guess at: fields that are there twice,
/// halves of surrogate pairs, NaN, trailing commas, comments, and nesting that would exhaust a stack.
///
/// FoundationEssentials' decoder keeps one of two equal fields in silence and can name no line. Linear in its input.
struct JSONReader {
  /// Deeper than any story, and far less than a stack holds.
  static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0
  private var line: Int

  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - firstLine: the line that they begin on in their file.
  static func read(_ bytes: [UInt8], firstLine: Int = 1) throws(IntakeError) -> JSONNode {
    var reader = JSONReader(bytes: bytes, line: firstLine)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    reader.skipSpace()
    guard reader.peek != nil else { throw .empty }
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.peek != nil { throw reader.problem("there is something behind the end of the JSON") }
    return node
  }

  private init(bytes: [UInt8], line: Int) {
    self.bytes = bytes
    self.line = line
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func problem(_ text: String) -> IntakeError { .malformed(line: line, problem: text) }

  private var cutShort: IntakeError { problem("the JSON ends in the middle: the file is cut short") }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x0A:
        line += 1
        position += 1
      case 0x20, 0x09, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(IntakeError) -> JSONNode {
    guard depth < Self.deepest else { throw problem("this is nested deeper than \(Self.deepest) levels") }
    let start = line
    switch peek {
    case UInt8(ascii: "{"): return JSONNode(line: start, value: .object(try fields(depth)))
    case UInt8(ascii: "["): return JSONNode(line: start, value: .list(try items(depth)))
    case UInt8(ascii: "\""): return JSONNode(line: start, value: .text(try string()))
    case UInt8(ascii: "-"): return JSONNode(line: start, value: .number(try number()))
    case let digit? where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit):
      return JSONNode(line: start, value: .number(try number()))
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw cutShort
    default:
      throw problem(
        "a value is missing, or stands here without quotes: JSON knows texts, numbers, true, false and null"
      )
    }
  }

  private mutating func word(_ word: String, _ value: JSONNode.Value) throws(IntakeError) -> JSONNode {
    let end = position + word.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else {
      throw problem("a word that JSON does not know: true, false and null are all there are")
    }
    position = end
    return JSONNode(line: line, value: value)
  }

  private mutating func items(_ depth: Int) throws(IntakeError) -> [JSONNode] {
    position += 1
    var items: [JSONNode] = []
    skipSpace()
    if peek == UInt8(ascii: "]") {
      position += 1
      return items
    }
    while true {
      skipSpace()
      items.append(try value(depth: depth + 1))
      if try isLast(before: UInt8(ascii: "]")) { return items }
    }
  }

  private mutating func fields(_ depth: Int) throws(IntakeError) -> [JSONNode.Field] {
    position += 1
    var fields: [JSONNode.Field] = []
    var names: Set<String> = []
    skipSpace()
    if peek == UInt8(ascii: "}") {
      position += 1
      return fields
    }
    while true {
      skipSpace()
      guard let next = peek else { throw cutShort }
      guard next == UInt8(ascii: "\"") else { throw problem("a field's name in double quotes is missing") }
      let start = line
      let name = try string()
      guard names.insert(name).inserted else { throw problem("\"\(String(name.prefix(60)))\" is there twice") }
      skipSpace()
      guard peek == UInt8(ascii: ":") else {
        throw peek == nil ? cutShort : problem("a colon is missing behind a field's name")
      }
      position += 1
      skipSpace()
      fields.append(JSONNode.Field(name: name, line: start, value: try value(depth: depth + 1)))
      if try isLast(before: UInt8(ascii: "}")) { return fields }
    }
  }

  /// Takes the comma, or the bracket that ends it.
  private mutating func isLast(before bracket: UInt8) throws(IntakeError) -> Bool {
    skipSpace()
    switch peek {
    case bracket:
      position += 1
      return true
    case UInt8(ascii: ","):
      position += 1
      return false
    case nil: throw cutShort
    default: throw problem("a comma or \"\(Character(Unicode.Scalar(bracket)))\" is missing")
    }
  }
}

extension JSONReader {
  private mutating func number() throws(IntakeError) -> String {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
      throw problem("this is no number")
    }
    if peek == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw problem("a number ends in its point") }
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw problem("a number's exponent is missing") }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(IntakeError) -> String {
    position += 1
    var start = position
    var text: [UInt8] = []
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let end = position
        position += 1
        return text.isEmpty
          ? String(decoding: bytes[start..<end], as: UTF8.self)
          : String(decoding: text + bytes[start..<end], as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<position]
        position += 1
        text += try escaped()
        start = position
      case 0..<0x20: throw problem("a text holds a line end or another control character: JSON writes them as \\n")
      default: position += 1
      }
    }
    throw cutShort
  }

  private mutating func escaped() throws(IntakeError) -> [UInt8] {
    guard let byte = peek else { throw cutShort }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
    default: throw problem("a backslash stands before what JSON does not escape")
    }
  }

  private mutating func scalar() throws(IntakeError) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
    guard (0xD800..<0xDC00).contains(first), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw problem("half of a character (\\u\(String(first, radix: 16))) stands alone") }
    position += 2
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
    else { throw problem("half of a character (\\u\(String(first, radix: 16))) stands alone") }
    return scalar
  }

  private mutating func unit() throws(IntakeError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek else { throw cutShort }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem("\\u takes four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}
