import Testing

@Suite("--template", .timeLimit(.minutes(10)))
struct TemplateTests {
  @Test("writes the rows of any list in somebody's own words, on the screen or into a file")
  func rows() async throws {
    try await ServerNewsroom.open { room in
      let list = try await room.nadia("pending", "--template", "{{id}}\\t{{words.state}}: {{author}}")
      #expect(list.status == 0 && list.output == "1\tdraft: Nadia Rahal\n2\tdraft: Nadia Rahal\n", "\(list.errors)")
      let file = try await room.nadia("draft", "list", "--template", "{{id}}", "-o", "ids.txt")
      #expect(file.status == 0 && file.output == "")
      #expect(try room.account.contents("ids.txt").split(separator: "\n").count == 2)
      let acted = try await room.nadia("submit", "1", "99", "--template", "{{id}} {{result}} {{code}}")
      #expect(acted.status == 1 && acted.lines.first == "1 done ")
    }
  }

  @Test("that is wrong is refused before anything is done, with the fields that there are")
  func wrong() async throws {
    try await ServerNewsroom.open { room in
      let before = try await room.fingerprint()
      let unknown = try await room.nadia("submit", "1", "--template", "{{slugg}}")
      #expect(unknown.status == 64 && unknown.output == "")
      #expect(unknown.complaint.hasPrefix("✗ there is no field \"slugg\"; fields: id, result"))
      let broken = try await room.nadia("submit", "1", "--template", "{{id")
      #expect(broken.status == 64 && broken.complaint.contains("the template can't be read"))
      let both = try await room.nadia("pending", "--template", "{{id}}", "-f", "csv")
      #expect(both.status == 64)
      let missing = try await room.nadia.with(["NEWSDESK_TEMPLATE": "/nowhere"])("pending", "--template", "{{id}}")
      #expect(missing.status == 78 && missing.complaint.contains("newsdesk-template is not there"))
      #expect(try await room.fingerprint() == before)
    }
  }

  @Test("shows what hides or directs, as everything does that a terminal may get")
  func safe() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.draft("Called \u{202E}strangely")
      let list = try await room.nadia("draft", "list", "--template", "{{id}} {{{headline}}} {{words.headline}}")
      #expect(
        list.status == 0 && !list.output.contains("\u{202E}") && list.output.contains("<U+202E>"),
        "\(list.errors)"
      )
    }
  }
}
