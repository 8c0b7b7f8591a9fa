/// A file of settings: a name and a plain value in each line, as YAML has them.
public enum SettingsFile {
  public struct Entry: Hashable, Sendable {
    public var name: String
    public var value: String
    public var line: Int
  }

  /// - Returns: the settings in their order; none where the file says nothing.
  /// - Throws: `FileProblem`, with the line. A name that is there twice is one, and so is a value that is no plain word.
  public static func read(_ text: String) throws(FileProblem) -> [Entry] {
    let isEmpty = text.split(whereSeparator: \.isNewline).allSatisfy { line in
      let content = line.drop { $0 == " " }
      return content.isEmpty || content.first == "#" || content.allSatisfy(\.isWhitespace) || line == "---"
    }
    if isEmpty { return [] }
    let node = try YAMLReader.read(text)
    guard case .map(let entries) = node.value else {
      throw FileProblem(node.line, "a setting is written as \"name: value\"")
    }
    var result: [Entry] = []
    for entry in entries {
      switch entry.value.value {
      case .text(let value): result.append(Entry(name: entry.key, value: value, line: entry.line))
      case .number(let value): result.append(Entry(name: entry.key, value: String(value), line: entry.line))
      case .list, .map:
        throw FileProblem(entry.line, "\"\(entry.key)\" takes one value, and this is \(entry.value.kind)")
      }
    }
    return result
  }

  /// A value as it is written so that it is read as itself.
  public static func written(_ value: String) -> String {
    let isPlain =
      !value.isEmpty && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
      && value.first != "-" && value.first != "."
    if isPlain { return value }
    var quoted = ""
    for character in value {
      switch character {
      case "\\", "\"": quoted += "\\" + String(character)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.append(character)
      }
    }
    return "\"\(quoted)\""
  }
}
