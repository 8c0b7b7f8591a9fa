/// One value of a table: what a program reads, and the words that a person reads in its place.
public struct Cell: Hashable, Sendable {
  /// The machine's side. Everything but the aligned table and Markdown is written from it.
  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Int64)
    case decimal(Double)
    case flag(Bool)
    case instant(LocalTime)
    case list([String])
    case missing
  }

  public var value: Value
  /// The person's side, where it differs from the value's plain form.
  public var words: String?
  /// How the words look where colours are shown. They say it all without.
  public var style: Style?

  public init(_ value: Value, words: String? = nil, style: Style? = nil) {
    self.value = value
    self.words = words
    self.style = style
  }

  public static func text(_ text: String, style: Style? = nil) -> Cell { Cell(.text(text), style: style) }

  /// The text, or a missing value.
  public static func text(_ text: String?, orWords words: String = "") -> Cell {
    text.map { Cell(.text($0)) } ?? .missing(words)
  }

  /// A code of the workflow and its words: `in_review`, `in review`.
  public static func code(_ code: String, _ words: String? = nil, style: Style? = nil) -> Cell {
    Cell(.text(code), words: words ?? code.split(separator: "_").joined(separator: " "), style: style)
  }

  /// An id, printed bare: `4812`.
  public static func number(_ number: some BinaryInteger) -> Cell { Cell(.number(Int64(clamping: number))) }

  /// A quantity, with its thousands apart for people: `4,812`.
  public static func quantity(_ number: some BinaryInteger) -> Cell {
    Cell(.number(Int64(clamping: number)), words: Wording.grouped(number))
  }

  /// A moment: RFC 3339 for programs, and for people the words that the column tells it in.
  public static func instant(_ time: LocalTime, _ words: String, style: Style? = nil) -> Cell {
    Cell(.instant(time), words: words, style: style)
  }

  public static func list(_ items: [String]) -> Cell { Cell(.list(items)) }

  /// No value: null, or an empty cell; people may be told why.
  public static func missing(_ words: String = "") -> Cell { Cell(.missing, words: words) }

  /// The value as plain text.
  var machineText: String {
    switch value {
    case .text(let text): text
    case .number(let number): String(number)
    case .decimal(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .instant(let time): time.rfc3339
    case .list(let items): items.joined(separator: ", ")
    case .missing: ""
    }
  }

  var humanText: String {
    if let words { return words }
    return switch value {
    case .flag(let flag): flag ? "yes" : "no"
    default: machineText
    }
  }

  var json: JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .number(let number): .integer(number)
    case .decimal(let number): .number(number)
    case .flag(let flag): .bool(flag)
    case .instant(let time): .string(time.rfc3339)
    case .list(let items): .array(items.map(JSONValue.string))
    case .missing: .null
    }
  }
}
