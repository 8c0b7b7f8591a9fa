import Newsroom
import Presentation

/// A workflow's graph for a terminal, and as the text of drawing programs.
extension WorkflowGraph {
  /// Place by place, what leads on from it.
  func text(_ symbols: Symbols) -> String {
    let width = (ways.flatMap(\.acts) + ["create"]).map(\.count).max() ?? 0
    func line(_ act: String, _ target: String) -> String {
      "  \(DisplayWidth.pad(act, to: width))  \(symbols.arrow)  \(target)\n"
    }
    let targets = Dictionary(uniqueKeysWithValues: places.map { ($0.id, $0.words) })
    var text = "begin\n" + line("create", targets[start] ?? start)
    for place in places {
      text += "\n\(place.words)\n"
      for way in ways where way.from == place.id {
        for act in way.acts { text += line(act, targets[way.to] ?? way.to) }
      }
      if isEnd(place) { text += "  nothing leads on from there\n" }
      if !place.acts.isEmpty { text += "  stays there: \(place.acts.joined(separator: ", "))\n" }
    }
    return text
  }

  /// A state diagram for Mermaid, which code hosts and wikis draw.
  var mermaid: String {
    var lines = ["stateDiagram-v2"]
    lines += places.filter { $0.words != $0.id }.map { "  state \"\($0.words)\" as \($0.id)" }
    lines.append("  [*] --> \(start): create")
    for place in places {
      lines += ways.filter { $0.from == place.id }.map {
        "  \($0.from) --> \($0.to): \($0.acts.joined(separator: ", "))"
      }
      if !place.acts.isEmpty { lines.append("  \(place.id) --> \(place.id): \(place.acts.joined(separator: ", "))") }
    }
    lines += places.filter(isEnd).map { "  \($0.id) --> [*]" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A digraph for Graphviz.
  func dot(title: String) -> String {
    var lines = [
      "digraph \"\(title)\" {", "  rankdir=TB", "  node [shape=box, style=rounded, fontname=\"sans-serif\"]",
      "  edge [fontname=\"sans-serif\", fontsize=10]", "  begin [shape=point, label=\"\"]",
      "  begin -> \(start) [label=\"create\"]",
    ]
    lines += places.map { "  \($0.id) [label=\"\($0.words)\"\(isEnd($0) ? ", peripheries=2" : "")]" }
    lines += ways.map { "  \($0.from) -> \($0.to) [label=\"\($0.acts.joined(separator: "\\n"))\"]" }
    lines += places.filter { !$0.acts.isEmpty }.map {
      "  \($0.id) -> \($0.id) [label=\"\($0.acts.joined(separator: "\\n"))\"]"
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// Whether nothing leads on from there.
  func isEnd(_ place: Place) -> Bool { !ways.contains { $0.from == place.id } }
}
