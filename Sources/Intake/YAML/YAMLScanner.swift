/// Reads values within a line: words, quoted words, lists and fields in brackets.
struct YAMLScanner {
  private var characters: [(character: Character, line: Int)]
  private var position = 0
  private var lastLine: Int
  /// How deep in brackets the text ends, quoted ones left out.
  private var depth = 0
  private var quote: Character?
  private var isEscaped = false

  init(_ text: Substring, line: Int) {
    characters = []
    lastLine = line
    append(text, line: line)
  }

  mutating func append(_ text: Substring, line: Int) {
    if !characters.isEmpty { characters.append((" ", line)) }
    lastLine = line
    var previous: Character = " "
    for character in text {
      if quote == nil, character == "#", previous == " " { break }
      characters.append((character, line))
      count(character, after: previous)
      previous = character
    }
  }

  private mutating func count(_ character: Character, after previous: Character) {
    if let open = quote {
      if isEscaped {
        isEscaped = false
      } else if character == "\\", open == "\"" {
        isEscaped = true
      } else if character == open {
        quote = nil
      }
      return
    }
    switch character {
    // An apostrophe within a word is one.
    case "\"", "'": if " [{,:".contains(previous) { quote = character }
    case "[", "{": depth += 1
    case "]", "}": depth -= 1
    default: break
    }
  }

  /// Whether every bracket that was opened is closed.
  var isBalanced: Bool { depth <= 0 }

  var rest: Substring { Substring(String(characters[position...].map(\.character))) }

  private var line: Int { position < characters.count ? characters[position].line : lastLine }

  private var peek: Character? { position < characters.count ? characters[position].character : nil }

  private mutating func skipSpaces() {
    while let character = peek, character == " " || character == "\t" { position += 1 }
  }

  mutating func take(_ character: Character) -> Bool {
    skipSpaces()
    guard peek == character else { return false }
    position += 1
    return true
  }

  /// Nothing but a comment may follow, and comments are gone by now.
  mutating func finish() throws(FileProblem) {
    skipSpaces()
    if peek != nil { throw FileProblem(line, "\"\(String(rest.prefix(20)))\" is too much here") }
  }

  mutating func value(depth: Int, isInBrackets: Bool, deepest: Int) throws(FileProblem) -> YAMLNode {
    skipSpaces()
    let start = line
    guard depth < deepest else { throw FileProblem(start, "this is nested too deeply") }
    switch peek {
    case "[":
      position += 1
      var items: [YAMLNode] = []
      while !take("]") {
        items.append(try value(depth: depth + 1, isInBrackets: true, deepest: deepest))
        if !take(","), peek != "]" { throw FileProblem(line, "a comma or \"]\" is missing") }
      }
      return YAMLNode(line: start, value: .list(items))
    case "{":
      position += 1
      return YAMLNode(line: start, value: .map(try entries(depth: depth, deepest: deepest)))
    case "\"", "'":
      return YAMLNode(line: start, value: .text(try quoted()))
    case "&", "*", "!", "|", ">", "@", "`", "%":
      throw FileProblem(
        start,
        "\"\(peek.map { String($0) } ?? "")\" is YAML that is not read here: write the value out, or put it in quotes"
      )
    default:
      return try word(isInBrackets: isInBrackets)
    }
  }

  private mutating func entries(depth: Int, deepest: Int) throws(FileProblem) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    while !take("}") {
      skipSpaces()
      let start = line
      let name = peek == "\"" || peek == "'" ? try quoted() : plain(until: [":", ",", "}", "]", "{", "["])
      guard !name.isEmpty, take(":") else { throw FileProblem(start, "a field is written as \"name: value\"") }
      if entries.contains(where: { $0.key == name }) { throw FileProblem(start, "\"\(name)\" is there twice") }
      let value = try value(depth: depth + 1, isInBrackets: true, deepest: deepest)
      entries.append(YAMLNode.Entry(key: name, line: start, value: value))
      if !take(","), peek != "}" { throw FileProblem(line, "a comma or \"}\" is missing") }
    }
    return entries
  }

  private mutating func word(isInBrackets: Bool) throws(FileProblem) -> YAMLNode {
    let start = line
    let text = plain(until: isInBrackets ? [",", "]", "}", "[", "{"] : [])
    guard !text.isEmpty else { throw FileProblem(start, "a value is missing") }
    if text.contains(": ") { throw FileProblem(start, "a colon and a space in a text: put it in quotes") }
    if text.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(text) {
      return YAMLNode(line: start, value: .number(number))
    }
    return YAMLNode(line: start, value: .text(text))
  }

  private mutating func plain(until ends: Set<Character>) -> String {
    skipSpaces()
    var text = ""
    while let character = peek, !ends.contains(character) {
      text.append(character)
      position += 1
    }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  /// With the escapes of JSON in double quotes, and a doubled quote in single ones.
  mutating func quoted() throws(FileProblem) -> String {
    let start = line
    let quote = peek
    position += 1
    var text = ""
    while let character = peek {
      position += 1
      if character == quote {
        guard quote == "'", peek == "'" else { return text }
        position += 1
        text.append("'")
      } else if character == "\\", quote == "\"" {
        text.append(try escaped())
      } else {
        text.append(character)
      }
    }
    throw FileProblem(start, "the quote is never closed")
  }

  private mutating func escaped() throws(FileProblem) -> Character {
    let start = line
    let character = peek
    position += 1
    switch character {
    case "\"", "\\", "/": return character ?? "\\"
    case "n": return "\n"
    case "t": return "\t"
    case "u":
      let digits = String(characters[position..<min(position + 4, characters.count)].map(\.character))
      position += digits.count
      if digits.count == 4, let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number) {
        return Character(scalar)
      }
      throw FileProblem(start, "\\u\(digits) is no character")
    default:
      throw FileProblem(start, "\"\\\(character.map { String($0) } ?? "")\" is no escape that is read here")
    }
  }
}
