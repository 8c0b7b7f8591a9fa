public import Newsroom

extension WorkflowDefinition {
  /// As a file that a person edits and ``WorkflowFile`` reads.
  public var yaml: String {
    var lines = [
      "# Change it, then: newsdesk workflow check FILE, and newsdesk workflow apply FILE",
      "workflow: \(name)",
    ]
    if let about { lines.append("about: \(Self.quoted(about))") }
    lines.append("begin: " + Self.list(begin))
    lines.append(signOffs.isEmpty ? "sign_offs: {}" : "sign_offs:")
    for kind in SignOffKind.allCases {
      guard let signOff = signOffs[kind] else { continue }
      lines.append(
        "  \(kind.rawValue): {required: \(signOff.required.rawValue), people: \(signOff.people), by: \(Self.list(signOff.roles))}"
      )
    }
    lines.append("acts:")
    for act in acts {
      lines.append("  - act: \(act.action.rawValue)")
      lines.append("    from: " + Self.list(act.from))
      lines.append("    while: " + Self.list(act.publications))
      if let to = act.to { lines.append("    to: \(to.rawValue)") }
      if let becomes = act.becomes { lines.append("    becomes: \(becomes.rawValue)") }
      lines.append("    by: " + Self.list(act.roles))
      if let rules = act.rules { lines.append("    rules: " + Self.list(rules)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func list(_ words: [some RawRepresentable<String>]) -> String {
    "[" + words.map(\.rawValue).joined(separator: ", ") + "]"
  }

  /// Controls are refused where such a line is stored.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }
}
