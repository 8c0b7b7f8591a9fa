import Newsroom

/// Makes a workflow of a document's parts, and notes everything that it can't read on the way.
struct WorkflowFileReader {
  private(set) var problems: [FileProblem] = []

  mutating func definition(_ node: YAMLNode) -> WorkflowDefinition? {
    guard let fields = fields(node, "the workflow", ["workflow", "about", "begin", "sign_offs", "acts"]) else {
      return nil
    }
    let name = text(fields, "workflow", node.line)
    let about = fields["about"] == nil ? nil : text(fields, "about", node.line)
    let begin: [Role] = words(fields, "begin", "role", node.line)
    var signOffs: [SignOffKind: RequiredSignOff] = [:]
    if let entry = required(fields, "sign_offs", node.line) {
      for (kind, value) in self.fields(entry.value, "sign_offs", SignOffKind.allCases.map(\.rawValue)) ?? [:] {
        guard let kind = SignOffKind(rawValue: kind), let signOff = signOff(value.value) else { continue }
        signOffs[kind] = signOff
      }
    }
    let acts = required(fields, "acts", node.line).map { list($0.value, "acts") }?.compactMap { act($0) }
    guard let name, let acts else { return nil }
    return WorkflowDefinition(name: name, about: about, begin: begin, signOffs: signOffs, acts: acts)
  }

  private mutating func signOff(_ node: YAMLNode) -> RequiredSignOff? {
    guard let fields = fields(node, "a sign-off", ["required", "people", "by"]),
      let entry = required(fields, "required", node.line),
      let requirement: RequiredSignOff.Requirement = word(entry.value, "requirement")
    else { return nil }
    var people = 1
    if let entry = fields["people"] {
      if case .number(let number) = entry.value.value, (1...9).contains(number) {
        people = number
      } else {
        problems.append(FileProblem(entry.line, "\"people\" is a number from 1 to 9"))
      }
    }
    return RequiredSignOff(requirement, people: people, by: words(fields, "by", "role", node.line))
  }

  private mutating func act(_ node: YAMLNode) -> WorkflowDefinition.Act? {
    guard let fields = fields(node, "an act", ["act", "from", "while", "to", "becomes", "by", "rules"]),
      let entry = required(fields, "act", node.line),
      let action: Action = word(entry.value, "act")
    else { return nil }
    if action == .create {
      problems.append(FileProblem(entry.line, "who may begin a story stands under \"begin\""))
    }
    return WorkflowDefinition.Act(
      action,
      from: words(fields, "from", "stage", node.line),
      while: words(fields, "while", "publication state", node.line),
      to: fields["to"].flatMap { word($0.value, "stage") },
      becomes: fields["becomes"].flatMap { word($0.value, "publication state") },
      by: words(fields, "by", "role", node.line),
      rules: fields["rules"] == nil ? nil : words(fields, "rules", "rule", node.line)
    )
  }

  // MARK: Parts

  private mutating func fields(_ node: YAMLNode, _ what: String, _ known: [String]) -> [String: YAMLNode.Entry]? {
    guard case .map(let entries) = node.value else {
      problems.append(FileProblem(node.line, "\(what) has the fields \(known.joined(separator: ", "))"))
      return nil
    }
    for entry in entries where !known.contains(entry.key) {
      problems.append(FileProblem(entry.line, "\(what) has no field \"\(entry.key)\"" + suggestion(entry.key, known)))
    }
    return Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
  }

  private mutating func required(
    _ fields: [String: YAMLNode.Entry],
    _ name: String,
    _ line: Int
  ) -> YAMLNode.Entry? {
    if fields[name] == nil { problems.append(FileProblem(line, "\"\(name)\" is missing")) }
    return fields[name]
  }

  private mutating func text(_ fields: [String: YAMLNode.Entry], _ name: String, _ line: Int) -> String? {
    guard let entry = required(fields, name, line) else { return nil }
    switch entry.value.value {
    case .text(let text): return text
    case .number(let number): return String(number)
    case .list, .map:
      problems.append(FileProblem(entry.line, "\"\(name)\" is a word or a line, not \(entry.value.kind)"))
      return nil
    }
  }

  private mutating func list(_ node: YAMLNode, _ name: String) -> [YAMLNode] {
    if case .list(let items) = node.value { return items }
    problems.append(FileProblem(node.line, "\"\(name)\" is a list, not \(node.kind)"))
    return []
  }

  private mutating func words<Word: RawRepresentable & CaseIterable>(
    _ fields: [String: YAMLNode.Entry],
    _ name: String,
    _ kind: String,
    _ line: Int
  ) -> [Word] where Word.RawValue == String {
    guard let entry = required(fields, name, line) else { return [] }
    return list(entry.value, name).compactMap { word($0, kind) }
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(_ node: YAMLNode, _ kind: String) -> Word?
  where Word.RawValue == String {
    let known = Word.allCases.map(\.rawValue)
    guard case .text(let text) = node.value else {
      problems.append(FileProblem(node.line, "\(Self.article(kind)) is one word, not \(node.kind)"))
      return nil
    }
    if let word = Word(rawValue: text) { return word }
    problems.append(FileProblem(node.line, "there is no \(kind) \"\(text)\"" + suggestion(text, known)))
    return nil
  }

  /// What may have been meant, and where nothing is near, all that there is.
  private func suggestion(_ word: String, _ known: [String]) -> String {
    let plain = String(word.map { $0 == "-" || $0 == " " ? "_" : $0 })
    if let meant = Spelling.closest(to: plain, among: known) { return ": did you mean \"\(meant)\"?" }
    return "; there are " + known.joined(separator: ", ")
  }

  private static func article(_ kind: String) -> String {
    (kind == "act" ? "an " : "a ") + kind
  }
}
