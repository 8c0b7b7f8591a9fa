import Foundation
import Testing

@Suite("workflow show and graph", .timeLimit(.minutes(10)))
struct WorkflowGraphTests {
  @Test("print exactly this of a small workflow, in every format")
  func golden() async throws {
    try await ServerNewsroom.open { room in
      let applied = try await room.quinn("workflow", "apply", Golden.path("small.yaml"))
      #expect(applied.output == "✓ small, version 1, new: no desk follows it yet\n", "\(applied.errors)")
      for (format, file) in [
        ("text", "small.txt"), ("mermaid", "small.mmd"), ("dot", "small.dot"), ("svg", "small.svg"),
      ] {
        let graph = try await room.nadia("workflow", "graph", "small", "-f", format)
        #expect(graph.status == 0 && graph.errors == "")
        try Golden.expect(graph.output, is: file)
        // The file's ending says the same as the option.
        let path = room.account.folder + "/" + file
        #expect(try await room.nadia("workflow", "graph", "small", "-o", path).status == 0)
        #expect(try room.account.contents(file) == graph.output)
      }
      try Golden.expect(try await room.nadia("workflow", "show", "small").output, is: "small.show.txt")
      try Golden.expect(try await room.nadia("workflow", "show", "small", "-f", "json").output, is: "small.json")
      try Golden.expect(try await room.nadia("workflow", "show", "small", "-f", "yaml").output, is: "small.yaml")
    }
  }

  @Test("draw the diagram that ARCHITECTURE.md shows")
  func architecture() async throws {
    try await ServerNewsroom.open { room in
      try Golden.expectInArchitecture(try await room.nadia("workflow", "graph", "-f", "mermaid").output)
    }
  }

  @Test("draw a picture in which no word lies on another", arguments: ["standard", "legal-review", "wire"])
  func clear(_ name: String) async throws {
    try await ServerNewsroom.open { room in
      let svg = try await room.nadia("workflow", "graph", name, "-f", "svg").output
      let words = svg.split(separator: "<text ").dropFirst().compactMap(Word.init)
      #expect(words.count > 30)
      for (number, word) in words.enumerated() {
        for other in words[..<number] {
          #expect(!word.overlaps(other), "\(word.text) and \(other.text)")
        }
      }
      #expect(svg.contains("prefers-color-scheme:dark"))
    }
  }

  /// A text of a picture, and the box that it takes up.
  private struct Word {
    var text: Substring
    var left: Double
    var right: Double
    var baseline: Double

    init?(_ element: Substring) {
      func value(_ name: String) -> Substring? {
        element.range(of: "\(name)=\"").map { element[$0.upperBound...].prefix { $0 != "\"" } }
      }
      guard let kind = value("class"), let x = value(" x").flatMap({ Double($0) }),
        let y = value(" y").flatMap({ Double($0) }), let end = element.firstIndex(of: ">")
      else { return nil }
      let text = element[element.index(after: end)...].prefix { $0 != "<" }
      let width = Double(text.count) * (kind == "name" ? 8 : 6.5)
      self.text = text
      baseline = y
      switch kind {
      case "label": left = x
      case "label back": left = x - width
      default: left = x - width / 2
      }
      right = left + width
    }

    func overlaps(_ other: Word) -> Bool {
      abs(baseline - other.baseline) < 11 && left < other.right && other.left < right
    }
  }

  @Test("say what there is, where a workflow or a version isn't there")
  func missing() async throws {
    try await ServerNewsroom.open { room in
      let unknown = try await room.nadia("workflow", "show", "standart")
      #expect(unknown.status == 66)
      #expect(
        unknown.complaint
          == "✗ There is no workflow \"standart\". Did you mean \"standard\"?  Workflows: legal-review, standard, wire"
      )
      #expect(try await room.nadia("workflow", "graph", "standard/7").status == 66)
      #expect(try await room.nadia("workflow", "graph", "standard/x").status == 64)
      #expect(try await room.nadia("workflow", "show", "standard/1").status == 0)
      let full = try await room.nadia.shell("newsdesk workflow graph -f svg >/dev/full")
      #expect(full.status == 74)
    }
  }
}
