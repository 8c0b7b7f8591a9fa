/// The fields of a JSON object, taken one by one: what nobody took is reported at the end.
struct JSONFields {
  let line: Int
  private let fields: [JSONNode.Field]
  private var taken: Set<String> = []

  init(_ node: JSONNode) {
    line = node.line
    fields = node.fields ?? []
  }

  /// The first of these names that says something; all of them count as taken.
  mutating func take(_ names: String...) -> JSONNode? {
    var found: JSONNode?
    for name in names {
      taken.insert(name)
      if found == nil, let value = fields.first(where: { $0.name == name })?.value, !value.isEmpty { found = value }
    }
    return found
  }

  /// As text, trimmed, composed and without control characters; a number counts as its digits.
  mutating func text(_ names: String...) throws(IntakeError) -> String? {
    for name in names {
      if let node = take(name) { return try Self.text(node, name) }
    }
    return nil
  }

  static func text(_ node: JSONNode, _ name: String) throws(IntakeError) -> String? {
    switch node.value {
    case .null: return nil
    case .number(let digits): return digits
    case .text(let text):
      let checked = try Self.checked(text, node.line).trimmed
      return checked.isEmpty ? nil : String(checked)
    default: throw .malformed(line: node.line, problem: "\"\(name)\" is to be a text, and is \(node.kind)")
    }
  }

  /// A text that JSON may have brought anything into: escapes can write what no file may hold.
  static func checked(_ text: String, _ line: Int) throws(IntakeError) -> String {
    do {
      return try InputText.checked(text)
    } catch {
      if case .tooLarge = error { throw error }
      throw .malformed(line: line, problem: "a text is not one: in it, \(error)")
    }
  }

  /// A list of texts, or one text in its place.
  mutating func texts(_ names: String...) throws(IntakeError) -> [String] {
    for name in names {
      guard let node = take(name) else { continue }
      guard let items = node.items else { return try Self.text(node, name).map { [$0] } ?? [] }
      var texts: [String] = []
      for item in items {
        if let text = try Self.text(item, name) { texts.append(text) }
      }
      return texts
    }
    return []
  }

  /// Takes fields that say nothing that a story could hold.
  mutating func ignore(_ names: [String]) {
    taken.formUnion(names)
  }

  /// What is left that says something.
  func remarks(in what: String = "") -> [RemovedLine] {
    fields.filter { !taken.contains($0.name) && !$0.value.isEmpty }.map { field in
      let name = String(field.name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(100))
      return RemovedLine(line: field.line, text: Self.shown(field.value.excerpt()), why: .noFieldFor(name: what + name))
    }
  }

  /// Control characters would keep the account from being stored.
  static func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }
      )
    )
  }
}
