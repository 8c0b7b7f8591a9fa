/// A part of a YAML document, and the line that it begins on.
struct YAMLNode: Hashable, Sendable {
  var line: Int
  var value: Value

  indirect enum Value: Hashable, Sendable {
    case text(String)
    /// A scalar without quotes that is a number.
    case number(Int)
    case list([YAMLNode])
    case map([Entry])
  }

  struct Entry: Hashable, Sendable {
    var key: String
    var line: Int
    var value: YAMLNode
  }

  /// What messages call it.
  var kind: String {
    switch value {
    case .text: "a word"
    case .number: "a number"
    case .list: "a list"
    case .map: "fields of its own"
    }
  }
}

/// What keeps a file from being read, and on which line.
public struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public var line: Int
  public var message: String

  init(_ line: Int, _ message: String) {
    self.line = line
    self.message = message
  }

  public var description: String { "line \(line): \(message)" }
}
