import Foundation

/// A field of a row: what programs read in it, and the words that people do. Texts are fit for a terminal already.
public struct TemplateField: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Int64)
    case decimal(Double)
    case flag(Bool)
    case list([String])
    case missing
  }

  public var name: String
  public var value: Value
  public var words: String

  public init(_ name: String, _ value: Value, words: String) {
    self.name = name
    self.value = value
    self.words = words
  }
}

extension TemplateField: Decodable {
  private enum CodingKeys: String, CodingKey { case name, value, words }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    words = try container.decode(String.self, forKey: .words)
    value = try container.decodeIfPresent(Value.self, forKey: .value) ?? .missing
  }
}

extension TemplateField.Value: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int64.self) {
      self = .number(number)
    } else if let number = try? container.decode(Double.self) {
      self = .decimal(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try container.decode([String].self))
    }
  }
}
