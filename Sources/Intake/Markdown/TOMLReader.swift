/// Reads the TOML that front matter is written in: `name = value` with quoted texts, numbers, dates, true and false, and lists
/// of these on one line. Tables are kept as nested fields and reported; what else TOML has is refused with its line.
enum TOMLReader {
  static func read(_ text: Substring, firstLine: Int) throws(IntakeError) -> [FrontMatter.Field] {
    var fields: [FrontMatter.Field] = []
    var names: Set<String> = []
    var table = ""
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = firstLine + index
      let content = raw.trimmed
      if content.isEmpty || content.utf8.first == UInt8(ascii: "#") { continue }
      if content.utf8.first == UInt8(ascii: "[") {
        table = String(content.filter { $0 != "[" && $0 != "]" }) + "."
        continue
      }
      guard let equals = content.utf8.firstIndex(of: UInt8(ascii: "=")) else {
        throw .malformed(line: line, problem: "a field is written as \"name = value\"")
      }
      let name = table + unquoted(content[..<equals].trimmed)
      guard names.insert(name).inserted else {
        throw .malformed(line: line, problem: "\"\(name.prefix(60))\" is there twice")
      }
      var scanner = Scanner(rest: content[content.utf8.index(after: equals)...].trimmed, line: line)
      fields.append(FrontMatter.Field(name: name, line: line, values: try scanner.values(), isNested: !table.isEmpty))
    }
    return fields
  }

  private static func unquoted(_ name: Substring) -> String {
    guard let first = name.first, first == "\"" || first == "'", name.count > 1, name.last == first else {
      return String(name)
    }
    return String(name.dropFirst().dropLast())
  }

  private struct Scanner {
    var rest: Substring
    let line: Int

    mutating func values() throws(IntakeError) -> [String] {
      var values: [String] = []
      if take("[") {
        while !take("]") {
          values.append(try value())
          if !take(","), rest.first != "]" {
            throw problem("a comma or \"]\" is missing, or the list goes over several lines")
          }
        }
      } else {
        values = [try value()]
      }
      rest = rest.trimmed
      if let next = rest.first, next != "#" { throw problem("\"\(rest.prefix(20))\" is too much here") }
      return values
    }

    private func problem(_ text: String) -> IntakeError { .malformed(line: line, problem: text) }

    private mutating func take(_ character: Character) -> Bool {
      rest = rest.trimmed
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }

    private mutating func value() throws(IntakeError) -> String {
      rest = rest.trimmed
      if rest.hasPrefix("\"\"\"") || rest.hasPrefix("'''") {
        throw problem("a text over several lines: write it on one")
      }
      if rest.first == "{" { throw problem("a table within a line is not read here") }
      if take("'") { return try text(until: "'", hasEscapes: false) }
      if take("\"") { return try text(until: "\"", hasEscapes: true) }
      let word = rest.prefix { $0 != "," && $0 != "]" && $0 != "#" }
      rest = rest[word.endIndex...]
      let bare = word.trimmed
      guard !bare.isEmpty, bare.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F || $0 == 0x20 }),
        bare == "true" || bare == "false" || bare.first?.isNumber == true || bare.first == "-" || bare.first == "+"
      else { throw problem("a text stands in quotes") }
      return String(bare)
    }

    private mutating func text(until quote: Character, hasEscapes: Bool) throws(IntakeError) -> String {
      var text = ""
      while let character = rest.first {
        rest.removeFirst()
        if character == quote { return text }
        guard hasEscapes, character == "\\" else {
          text.append(character)
          continue
        }
        let escaped = rest.first
        if escaped != nil { rest.removeFirst() }
        switch escaped {
        case "\"", "\\": text.append(escaped ?? "\\")
        case "n": text.append("\n")
        case "t": text.append("\t")
        case "u", "U":
          let digits = rest.prefix(escaped == "u" ? 4 : 8)
          guard let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number) else {
            throw problem("\\\(escaped ?? "u")\(digits) is no character")
          }
          rest = rest[digits.endIndex...]
          text.unicodeScalars.append(scalar)
        default: throw problem("a backslash stands before what TOML does not escape")
        }
      }
      throw problem("the quote is never closed")
    }
  }
}
