import Testing

@Suite("Text that would repaint the screen", .timeLimit(.minutes(10)))
struct HostileTextTests {
  private static let escape = "\u{1B}[31m\u{7}\u{202E}"

  /// Nothing that a terminal would act on: no control characters but line ends and tabs, and no direction overrides.
  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n" || scalar == "\t"
      case .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }

  @Test("in an argument is shown and not obeyed, whatever becomes of it")
  func arguments() async throws {
    try await ServerNewsroom.open { room in
      let evil = Self.escape
      let lines = [
        ["x\(evil)"], ["approve\(evil)", "1"], ["draft", "sh\(evil)ow"], ["help", evil], ["submit", evil],
        ["submit", "1\(evil)"], ["pending", "--desk", evil], ["pending", "--state", evil], ["pending", "-f", evil],
        ["pending", "--limit", evil], ["pending", "--json=\(evil)"], ["pending", "--x\(evil)"],
        ["--as", evil, "pending"], ["import", "page\(evil).txt"], ["export", "1", "-o", "out\(evil)"],
        ["pending", "-o", "no\(evil)/out"], ["user", "show", evil], ["draft", "edit", "1", "--if-version", evil],
        ["draft", "new", "--desk", "metro", "--headline", "H", "--due", evil], ["submit", "1", "--request-id", evil],
        ["parse", "page", evil], ["init", "--server", "--timezone", evil], ["request-changes", "1", "--note", evil],
      ]
      for line in lines {
        let outcome = try await room.nadia.account.newsdesk(line)
        #expect(outcome.status != 0)
        #expect(outcome.output == "")
        #expect(!outcome.errors.isEmpty)
        #expect(isHarmless(outcome.errors), "\(line)")
      }
    }
  }

  @Test("stays shown beside the program's own colours, which are not")
  func coloured() async throws {
    try await ServerNewsroom.open { room in
      let id = try await room.draft("Plain", body: "A text.", slug: "turned\u{202E}gulS")
      let shown = try await room.nadia("draft", "show", id, "--color", "always")
      #expect(shown.output.hasPrefix("\u{1B}[1m\(id) turned<U+202E>gulS\u{1B}[0m  draft"))
      #expect(!shown.output.unicodeScalars.contains("\u{202E}"))
      _ = try await room.nadia("submit", "1")
      let screen = try await room.omar.atTerminal("pending", "--color", "always")
      #expect(screen.output.contains("\u{1B}[2mNext: \u{1B}[0mnewsdesk review 1"))
    }
  }

  @Test("in a headline, a caption, a note and a file's name is shown in every list and document")
  func stories() async throws {
    try await ServerNewsroom.open { room in
      let turned = "Turned \u{202E}dnuora\u{2066} \u{2028}headline"
      let id = try await room.draft(turned, body: "A \u{202E}text.", slug: "turned")
      _ = try await room.nadia(
        "caption",
        "add",
        id,
        "A caption \u{202E}turned",
        "--credit",
        "Tilda \u{202E}Marsh/Reuters"
      )
      _ = try await room.nadia("spike", id, "--note", "A note \u{202E}turned")
      let page = try room.account.file("p\u{1B}[31m.txt", Pages.one)
      let imported = try await room.nadia("import", page)
      #expect(imported.status == 0)
      #expect(imported.output.contains("p<U+1B>[31m.txt"))
      #expect(isHarmless(imported.output + imported.errors))

      for arguments in [
        ["draft", "list"], ["draft", "show", id], ["draft", "log", id], ["photo", "list", id], ["explain", id],
      ] {
        for format in [[], ["--json"]] {
          let outcome = try await room.nadia.account.newsdesk(arguments + format)
          #expect(outcome.status == 0)
          #expect(isHarmless(outcome.output), "\(arguments)")
        }
        let screen = try await room.nadia.account.atTerminal(arguments)
        #expect(screen.status == 0)
        #expect(isHarmless(screen.output.replacing(/\x1B\[[0-9;]*m/, with: "")), "\(arguments)")
        #expect(!screen.output.unicodeScalars.contains("\u{202E}"))
      }
      for format in ["csv", "md", "ndjson", "tsv"] {
        #expect(isHarmless(try await room.nadia("draft", "list", "-f", format).output))
      }
      let rows = try JSON.objects(try await room.nadia("draft", "list", "--json").output)
      #expect(rows.contains { $0["headline"] as? String == turned })
    }
  }

  @Test("a headline that a spreadsheet would run is defused in CSV and whole in JSON")
  func formulas() async throws {
    try await ServerNewsroom.open { room in
      let formula = "=HYPERLINK(\"http://evil.example\",\"Lanterns\")"
      _ = try await room.draft(formula, slug: "formula")
      let csv = try await room.nadia("draft", "list", "-f", "csv")
      #expect(csv.output.contains(",\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"Lanterns\"\")\""))
      let rows = try JSON.objects(try await room.nadia("draft", "list", "--json=headline").output)
      #expect(rows.contains { $0["headline"] as? String == formula })
    }
  }
}
