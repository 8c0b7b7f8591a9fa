import Testing

@Suite("What a screen shows", .timeLimit(.minutes(10)))
struct ScreenTests {
  @Test("a terminal gets the pipe's rows and columns aligned under their names, a count on top, and what to do next")
  func aligned() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let screen = try await room.omar.with(["NO_COLOR": "1"]).atTerminal("pending")
      #expect(screen.status == 0)
      #expect(!screen.output.contains("\t"))
      #expect(screen.lines.first?.hasPrefix("2 waiting") == true)
      let header = try screen.lines.first { $0.hasPrefix("ID ") }.orThrow("the columns' names")
      #expect(header.split(separator: " ").joined(separator: " ") == "ID DESK STATE DUE WAITING ON SLUG")
      let row = try screen.lines.first { $0.hasPrefix("1 ") }.orThrow("the row of story 1")
      let column = try header.firstRange(of: "WAITING ON").orThrow("the column").lowerBound
      #expect(
        row[row.index(row.startIndex, offsetBy: header.distance(from: header.startIndex, to: column))...]
          .hasPrefix("any metro editor")
      )
      #expect(screen.lines.allSatisfy { $0.count <= 100 })
      #expect(screen.output.contains("Next: newsdesk review 1"))

      let pipe = try await room.omar("pending", "-f", "ids")
      #expect(
        screen.lines.filter { $0.first?.isNumber == true }.dropFirst().map { $0.prefix(1) }
          == pipe.lines.map { $0.prefix(1) }
      )
      #expect(pipe.errors == "")
    }
  }

  @Test("a machine format is the same on a terminal")
  func machine() async throws {
    try await ServerNewsroom.open { room in
      let pipe = try await room.nadia("pending", "--json")
      let screen = try await room.nadia.atTerminal("pending", "--json")
      #expect(screen.output.hasPrefix(pipe.output))
    }
  }

  @Test("colours go where a terminal is, and the variables and the option are obeyed in their order")
  func colours() async throws {
    try await ServerNewsroom.open { room in
      let nadia = room.nadia.with(["TERM": "xterm-256color"])
      func paints(_ outcome: Outcome) -> Bool { (outcome.output + outcome.errors).contains("\u{1B}[") }

      #expect(paints(try await nadia.atTerminal("draft", "show", "1")))
      #expect(!paints(try await nadia("draft", "show", "1")))
      #expect(!paints(try await nadia.with(["NO_COLOR": "yes"]).atTerminal("draft", "show", "1")))
      #expect(paints(try await nadia.with(["NO_COLOR": ""]).atTerminal("draft", "show", "1")))
      #expect(!paints(try await nadia.with(["TERM": "dumb"]).atTerminal("draft", "show", "1")))
      #expect(paints(try await nadia.with(["CLICOLOR_FORCE": "1"])("draft", "show", "1")))
      #expect(!paints(try await nadia.with(["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])("draft", "show", "1")))
      #expect(paints(try await nadia.with(["NO_COLOR": "1"])("draft", "show", "1", "--color", "always")))
      #expect(!paints(try await nadia.atTerminal("draft", "show", "1", "--color", "never")))
      #expect(!paints(try await nadia.with(["CLICOLOR_FORCE": "1"])("draft", "show", "1", "--color", "never")))
      let unknown = try await nadia("draft", "show", "1", "--color", "sometimes")
      #expect(unknown.status == 64)
    }
  }

  @Test("no file that -o writes holds colours")
  func colourlessFiles() async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.nadia("draft", "show", "1", "--color", "always", "-o", "story.txt")
      #expect(outcome.status == 0)
      #expect(!(try room.account.contents("story.txt").contains("\u{1B}")))
    }
  }

  @Test("without UTF-8 the signs are OK, NO and ->", arguments: ["C", "en_GB.ISO-8859-1", ""])
  func locale(_ locale: String) async throws {
    try await ServerNewsroom.open { room in
      let plain = ["LANG": locale, "LC_ALL": nil] as [String: String?]
      let submitted = try await room.nadia.with(plain)("submit", "1")
      #expect(submitted.output == "OK 1 lantern-festival-moves-indoors-as-gales-reach-corran-bay: draft -> submitted\n")
      let refused = try await room.nadia.with(plain)("approve", "1")
      #expect(refused.errors.hasPrefix("NO 1 lantern-festival"))
      let said = submitted.errors + refused.errors
      #expect(!said.contains { !$0.isASCII })
      let unicode = try await room.nadia.with(["LC_ALL": "en_GB.UTF-8", "LANG": "C"])("submit", "2")
      #expect(unicode.output.hasPrefix("✓ 2 quarry"))
      #expect(unicode.output.hasSuffix("draft → submitted\n"))
    }
  }

  @Test("an empty list says so on a terminal")
  func empty() async throws {
    try await ServerNewsroom.open { room in
      let screen = try await room.nadia.atTerminal("pending", "--state", "approved")
      #expect(screen.status == 0)
      #expect(screen.output.contains("Nothing waits."))
    }
  }
}
