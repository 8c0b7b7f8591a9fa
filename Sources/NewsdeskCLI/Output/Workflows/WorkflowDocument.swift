import Newsroom
import Presentation

/// A workflow as `workflow show` writes it: stage by stage what can be done, by whom, and under which rules.
enum WorkflowDocument {
  static func text(_ workflow: WorkflowDefinition, on screen: Terminal) -> String {
    var lines = [screen.paint(workflow.name, .bold)]
    if let about = workflow.about { lines.append(SafeText.terminal(about)) }
    lines += ["", "Begun by \(workflow.begin.words). Before a story goes out:"]
    lines += SignOffKind.allCases.compactMap { kind in workflow.signOffs[kind].map { "  " + Self.line(kind, $0) } }
    for (state, rows) in states(workflow) {
      lines += ["", screen.paint(state, .bold)]
      let acts = rows.map(\.act.count).max() ?? 0
      let targets = rows.map(\.target.count).max() ?? 0
      let roles = rows.map(\.roles.count).max() ?? 0
      for row in rows {
        if screen.isLinear {
          lines.append(
            "\(row.act)\(row.target.isEmpty ? "" : " to \(row.target)"), by \(row.roles)\(row.rules.isEmpty ? "" : ": \(row.rules)")"
          )
          continue
        }
        let cells = [
          DisplayWidth.pad(row.act, to: acts), row.target.isEmpty ? " " : screen.symbols.arrow,
          DisplayWidth.pad(row.target, to: targets), DisplayWidth.pad(row.roles, to: roles), row.rules,
        ]
        lines.append("  " + cells.joined(separator: "  "))
      }
    }
    return lines.map { line in
      var line = line[...]
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private static func line(_ kind: SignOffKind, _ signOff: RequiredSignOff) -> String {
    switch signOff.required {
    case .never: return "\(kind.rawValue) sign-off never needed (\(signOff.roles.words))"
    case .always, .withPictures:
      let people = signOff.people == 1 ? "one" : "\(signOff.people) different people"
      let condition = signOff.required == .always ? "always" : "with pictures"
      return "\(kind.rawValue) sign-off \(condition), by \(people): \(signOff.roles.words)"
    }
  }

  private struct Row {
    var act: String
    /// Empty where the story stays where it is.
    var target: String
    var roles: String
    var rules: String
  }

  /// In the order of the stages, first what is not out yet, then what is.
  private static func states(_ workflow: WorkflowDefinition) -> [(String, [Row])] {
    PublicationState.allCases.flatMap { publication in
      Stage.allCases.compactMap { stage in
        let rows = workflow.acts.filter { $0.from.contains(stage) && $0.publications.contains(publication) }.map {
          act in
          let from = StoryState(stage: stage, publication: publication)
          let to = StoryState(stage: act.to ?? stage, publication: act.becomes ?? publication)
          return Row(
            act: act.action.words,
            target: to == from ? "" : to.words,
            roles: act.roles.words,
            rules: (act.rules ?? []).map(\.words).joined(separator: ", ")
          )
        }
        return rows.isEmpty ? nil : (StoryState(stage: stage, publication: publication).words, rows)
      }
    }
  }

  /// The document that `workflow apply` takes.
  static func json(_ workflow: WorkflowDefinition) -> JSONValue {
    func list(_ words: [some RawRepresentable<String>]) -> JSONValue { .array(words.map { .string($0.rawValue) }) }
    return .object(omittingNil: [
      "workflow": .string(workflow.name), "about": workflow.about.map(JSONValue.string), "begin": list(workflow.begin),
      "sign_offs": .object(
        SignOffKind.allCases.compactMap { kind in
          workflow.signOffs[kind].map { signOff in
            JSONValue.Member(
              kind.rawValue,
              [
                "required": .string(signOff.required.rawValue), "people": .integer(Int64(signOff.people)),
                "by": list(signOff.roles),
              ]
            )
          }
        }
      ),
      "acts": .array(
        workflow.acts.map { act in
          .object(omittingNil: [
            "act": .string(act.action.rawValue), "from": list(act.from), "while": list(act.publications),
            "to": act.to.map { .string($0.rawValue) }, "becomes": act.becomes.map { .string($0.rawValue) },
            "by": list(act.roles), "rules": act.rules.map { list($0) },
          ])
        }
      ),
    ])
  }
}
