import Testing

@Suite("Writing in an editor", .timeLimit(.minutes(10)))
struct EditorTests {
  private static let kept = "state/newsdesk/recover"

  /// An editor that changes the file it is given with this sed script, options of its own in front.
  private func editor(_ script: String, _ account: Account) throws -> String {
    try account.file(
      "editor.sh",
      "#!/bin/sh\n[ \"$1\" = --wait ] || exit 9\nsed -i \(script) \"$2\"\n",
      executable: true
    )
      + " --wait"
  }

  @Test("a new story is what was typed, and no copy of it stays behind")
  func new() async throws {
    try await ServerNewsroom.open { room in
      let editor = try editor("-e 's/^headline:.*/headline: Ferry Sails Again/' -e '$a The ferry sails.'", room.account)
      let nadia = room.nadia.with(["EDITOR": editor])
      let outcome = try await nadia.atTerminal("draft", "new", "--desk", "metro")
      #expect(outcome.status == 0)
      #expect(
        outcome.output.contains("✓ 3 ferry-sails-again: draft, 3 words")
          || outcome.output.contains("3 ferry-sails-again: draft, 3 words")
      )
      let story = try JSON.object(try await nadia("draft", "show", "3", "--json").output)
      #expect(story["headline"] as? String == "Ferry Sails Again")
      #expect(story["body"] as? [String] == ["The ferry sails."])
      #expect(room.account.files(in: Self.kept).isEmpty)
    }
  }

  @Test("an editor that writes nothing begins no story, and changes none")
  func nothing() async throws {
    try await ServerNewsroom.open { room in
      let nadia = room.nadia.with(["VISUAL": "true", "EDITOR": "false"])
      let new = try await nadia.atTerminal("draft", "new", "--desk", "metro")
      #expect(new.status == 2)
      #expect(new.output.contains("Nothing was written"))
      let edit = try await nadia.atTerminal("draft", "edit", "1")
      #expect(edit.status == 0)
      #expect(edit.output.contains("nothing was changed"))
      #expect(try await room.version(of: 1) == 1)
      #expect(try await nadia("draft", "list", "-f", "count").output == "2\n")
      #expect(room.account.files(in: Self.kept).isEmpty)
    }
  }

  @Test("an editor that leaves an empty file cancels the edit: the story is as it was, and nothing is kept")
  func emptied() async throws {
    try await ServerNewsroom.open { room in
      for content in ["", " \n\n"] {
        let script = try room.account.file("empty.sh", "#!/bin/sh\nprintf '\(content)' >\"$1\"\n", executable: true)
        let outcome = try await room.nadia.with(["EDITOR": script]).atTerminal("draft", "edit", "1")
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("Cancelled: the file is empty; the story is as it was"))
        #expect(try await room.version(of: 1) == 1)
        #expect(room.account.files(in: Self.kept).isEmpty)
      }
    }
  }

  @Test("an edit changes what was changed in the editor and nothing else")
  func edit() async throws {
    try await ServerNewsroom.open { room in
      let before = try JSON.object(try await room.nadia("draft", "show", "1", "--json").output)
      let nadia = room.nadia.with(["EDITOR": try editor("'s/^byline:.*/byline: By Nadia Rahal/'", room.account)])
      let outcome = try await nadia.atTerminal("draft", "edit", "1")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("saved as version 2"))
      let after = try JSON.object(try await room.nadia("draft", "show", "1", "--json").output)
      #expect(after["byline"] as? String == "By Nadia Rahal")
      for field in ["headline", "slug", "dateline", "editor_note", "copyright", "contributors", "language"] {
        #expect(after[field] as? String == before[field] as? String)
      }
      #expect(after["body"] as? [String] == before["body"] as? [String])
    }
  }

  @Test("an editor that ends its lines as Windows does changes no more than what was typed, and so with a file")
  func windowsLines() async throws {
    try await ServerNewsroom.open { room in
      let before = try JSON.object(try await room.nadia("draft", "show", "1", "--json").output)
      let script = try editor("-e 's/^byline:.*/byline: By N./' -e 's/$/\\r/'", room.account)
      let outcome = try await room.nadia.with(["EDITOR": script]).atTerminal("draft", "edit", "1")
      #expect(outcome.status == 0)
      let after = try JSON.object(try await room.nadia("draft", "show", "1", "--json").output)
      #expect(after["byline"] as? String == "By N.")
      #expect(after["body"] as? [String] == before["body"] as? [String])
      #expect(after["headline"] as? String == before["headline"] as? String)
      let file = try room.account.file("windows.txt", "A Headline\r\n\r\nOne.\r\n\r\nTwo.\r\n")
      #expect(
        try await room.nadia("draft", "new", file, "--desk", "metro").output == "✓ 3 a-headline: draft, 2 words\n"
      )
    }
  }

  @Test("what was typed is kept when somebody else saved meanwhile: 75, and a second attempt does not overwrite it")
  func stale() async throws {
    try await ServerNewsroom.open { room in
      // The editor's first act is a colleague's edit of the same story, who breaks the lock for it.
      let script = """
        #!/bin/sh
        PGUSER=omar newsdesk draft unlock 1 --break --note "Deadline" >/dev/null </dev/null
        PGUSER=omar newsdesk draft edit 1 --byline "By Omar $(date +%N)" >/dev/null </dev/null
        sed -i 's/^headline:.*/headline: Typed For An Hour/' "$1"
        """
      _ = try await room.nadia("submit", "1")
      _ = try await room.quinn("role", "grant", "nadia", "editor", "--desk", "metro")
      let nadia = room.nadia.with(["EDITOR": try room.account.file("editor.sh", script, executable: true)])
      for attempt in 1...2 {
        let outcome = try await nadia.atTerminal("draft", "edit", "1")
        #expect(outcome.status == 75)
        #expect(outcome.output.contains("was not saved: Omar Lindqvist saved version \(attempt + 2) at "))
        #expect(outcome.output.contains(", you edited version \(attempt + 1)."))
        #expect(outcome.output.contains("Fix: newsdesk draft edit 1 --merge"))
        let files = room.account.files(in: Self.kept)
        #expect(files.count == attempt)
        for file in files {
          #expect(try room.account.contents(Self.kept + "/" + file).contains("headline: Typed For An Hour"))
        }
        #expect(
          files.contains { outcome.output.contains("Your text is safe in \(room.account.folder)/\(Self.kept)/\($0)") }
        )
      }
    }
  }

  @Test("what was typed is kept when the workflow or the data refuses it, from options as from an editor")
  func refused() async throws {
    try await ServerNewsroom.open { room in
      let body = try room.account.file("body.txt", "An hour's work.\n")
      let first = try await room.nadia(
        "draft",
        "new",
        "--desk",
        "metro",
        "--headline",
        "Work",
        "--slug",
        "../two words",
        "--body-file",
        body
      )
      #expect(first.status == 65)
      let second = try await room.nadia(
        "draft",
        "new",
        "--desk",
        "metro",
        "--headline",
        "More work",
        "--slug",
        "../two words",
        "--body-file",
        body
      )
      #expect(second.status == 65)
      let kept = try room.account.files(in: Self.kept).map { try room.account.contents(Self.kept + "/" + $0) }
      #expect(kept.count == 2)
      #expect(kept.contains { $0.contains("headline: Work") && $0.contains("An hour's work.") })
      #expect(kept.contains { $0.contains("headline: More work") })
    }
  }

  @Test(
    "an editor that fails or isn't there saves nothing, and leaves no file that nobody typed in",
    arguments: [
      ("false", 2, "\"false\" ended with status"), ("no-such-editor", 78, "There is no editor \"no-such-editor\" here"),
    ]
  )
  func failure(_ editor: String, _ status: Int32, _ words: String) async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.nadia.with(["EDITOR": editor]).atTerminal("draft", "edit", "1")
      #expect(outcome.status == status)
      #expect(outcome.output.contains(words))
      #expect(room.account.files(in: Self.kept) == [])
      #expect(try await room.version(of: 1) == 1)
    }
  }

  @Test("with nobody at a terminal no editor opens")
  func noTerminal() async throws {
    try await ServerNewsroom.open { room in
      let nadia = room.nadia.with(["EDITOR": "false"])
      for arguments in [["draft", "edit", "1"], ["draft", "new", "--desk", "metro"]] {
        let outcome = try await nadia.account.newsdesk(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--headline"))
        let screen = try await nadia.account.atTerminal(arguments + ["--no-input"])
        #expect(screen.status == 64)
      }
    }
  }
}
