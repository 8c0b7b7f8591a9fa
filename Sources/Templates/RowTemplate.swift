internal import Mustache

/// Somebody's own words for a row: `{{id}} {{slug}}`, in Mustache. What a row says is never taken for HTML.
public struct RowTemplate: Sendable {
  private let template: MustacheTemplate

  /// What is wrong with a template, or with a row that it was to be filled in from.
  public enum Problem: Error, Hashable, CustomStringConvertible {
    case syntax(String)
    case unknown(field: String, known: [String])

    public var description: String {
      switch self {
      case .syntax(let reason): "the template can't be read: \(reason)"
      case .unknown(let field, let known): "there is no field \"\(field)\"; fields: \(known.joined(separator: ", "))"
      }
    }
  }

  /// - Parameter text: `\n` and `\t` in it are what they are in other programs' formats, and `\\` is a backslash.
  public init(_ text: String) throws(Problem) {
    guard text.contains("{{") else { throw .syntax("it names no field, as {{id}} does") }
    do {
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + Self.unescaped(text))
    } catch let error as MustacheTemplate.ParserError {
      let line = error.context.line.replacing("{{% CONTENT_TYPE:TEXT}}", with: "")
      throw .syntax("\(Self.reason(error.error)), in \(line)")
    } catch {
      throw .syntax("\(error)")
    }
  }

  /// The library's names of what is wrong, in words.
  private static func reason(_ error: any Error) -> String {
    switch "\(error)" {
    case "overflow", "unfinishedName": "a {{ has no }}"
    case "expectedSectionEnd", "sectionCloseNameIncorrect": "a {{#…}} and its {{/…}} don't fit together"
    case let other: other
    }
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        isEscaped = false
        switch character {
        case "n": result.append("\n")
        case "t": result.append("\t")
        case "\\": result.append("\\")
        default: result += "\\\(character)"
        }
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return isEscaped ? result + "\\" : result
  }

  /// - Returns: a line, or more where the template has more.
  public func rendered(_ fields: [TemplateField]) throws(Problem) -> String {
    let row = TemplateRow(fields)
    let text = template.render(row)
    if let field = row.unknown { throw .unknown(field: field, known: fields.map(\.name)) }
    return text.hasSuffix("\n") ? text : text + "\n"
  }
}

/// A row as a template asks for its fields: as programs read them, and under `words` as people do.
private final class TemplateRow: MustacheParent {
  private let fields: [String: TemplateField]
  /// The row itself, where this is what people read of it.
  private let row: TemplateRow?
  /// The first name that was asked for and that there is not.
  private(set) var unknown: String?

  init(_ fields: [TemplateField]) {
    self.fields = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    row = nil
  }

  private init(inWords row: TemplateRow) {
    fields = row.fields
    self.row = row
  }

  func child(named name: String) -> Any? {
    if name == "words", row == nil { return TemplateRow(inWords: self) }
    guard let field = fields[name] else {
      let row = row ?? self
      row.unknown = row.unknown ?? name
      return nil
    }
    if row != nil { return field.words }
    return switch field.value {
    case .text(let text): text
    case .number(let number): number
    case .decimal(let number): number
    case .flag(let flag): flag
    case .list(let items): items
    case .missing: nil
    }
  }
}
