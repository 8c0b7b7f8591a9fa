import Presentation

/// An argument, an option or a flag as a command describes it.
struct ArgumentDescription: Sendable {
  enum Kind: String, Sendable {
    case positional, option, flag
  }

  var kind: Kind
  /// As they are typed: `-f`, `--format`. None for what is known by its place.
  var names: [String]
  var valueName: String
  var isOptional: Bool
  var isRepeating: Bool
  /// What it is for; empty where nobody said.
  var abstract: String
  var values: [String]
  var defaultValue: String?
  /// Whether help shows it.
  var isShown: Bool

  /// Nil for what is no argument.
  init?(_ json: JSONValue) {
    guard let kind = (json["kind"]?.text).flatMap(Kind.init) else { return nil }
    self.kind = kind
    names = (json["names"]?.elements ?? []).compactMap { name in
      name["name"]?.text.map { (name["kind"]?.text == "long" ? "--" : "-") + $0 }
    }
    valueName = json["valueName"]?.text ?? ""
    isOptional = json["isOptional"] == .bool(true)
    isRepeating = json["isRepeating"] == .bool(true)
    abstract = json["abstract"]?.text ?? ""
    values = (json["allValues"]?.elements ?? []).compactMap(\.text)
    defaultValue = json["defaultValue"]?.text
    isShown = json["shouldDisplay"] != .bool(false)
  }

  var takesValue: Bool { kind == .option }

  /// What it is for, which words it takes, and what holds without it.
  var explanation: String {
    var text = abstract
    if !values.isEmpty, !values.allSatisfy(text.contains) {
      text += " One of " + values.joined(separator: ", ") + "."
    }
    if let defaultValue, kind != .flag { text += " Without it: \(defaultValue)." }
    return text
  }
}
