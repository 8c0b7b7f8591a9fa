import Testing

@Suite("Two people who edit at once", .timeLimit(.minutes(10)))
struct MergeTests {
  private static let kept = "state/newsdesk/recover"

  /// Nadia's editor, during which Omar breaks her lock and makes an edit of his own.
  private func editor(_ room: ServerNewsroom, hers: String, his: [String]) throws -> Keyboard {
    let options = his.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      #!/bin/sh
      PGUSER=omar newsdesk draft unlock 1 --break --note "Deadline" >/dev/null </dev/null || exit 3
      PGUSER=omar newsdesk draft edit 1 \(options) >/dev/null </dev/null || exit 4
      sed -i \(hers) "$1"
      """
    return room.nadia.with(["EDITOR": try room.account.file("editor.sh", script, executable: true)])
  }

  private func body(_ room: ServerNewsroom) async throws -> [String] {
    let story = try JSON.object(try await room.nadia("draft", "show", "1", "--json").output)
    return try (story["body"] as? [String]).orThrow("the body")
  }

  @Test("both keep what they wrote: what each changed alone is put together, and said to be whose")
  func clean() async throws {
    try await ServerNewsroom.open { room in
      let before = try await body(room)
      let his = try room.account.file(
        "his.txt",
        (before.dropLast() + ["The ferry is cancelled."]).joined(separator: "\n\n")
      )
      let nadia = try editor(
        room,
        hers:
          "-e 's/^headline:.*/headline: Lanterns Indoors/' -e 's/^The lantern festival/This year’s lantern festival/'",
        his: ["--body-file", his, "--byline", "By Omar"]
      )
      let refused = try await nadia.atTerminal("draft", "edit", "1")
      #expect(refused.status == 75)
      let words = "was not saved: Omar Lindqvist saved version 2 at "
      #expect(refused.output.contains(words))
      #expect(
        refused.output.contains(
          ", you edited version 1.\n  Your text is safe in \(room.account.folder)/\(Self.kept)/1-v1.md\n"
        )
      )
      #expect(refused.output.contains("\n  Fix: newsdesk draft edit 1 --merge\n"))
      #expect(try await room.version(of: 1) == 2)

      let merged = try await room.nadia("draft", "edit", "1", "--merge")
      #expect(merged.status == 0)
      #expect(merged.output.hasSuffix(": saved as version 3, draft\n"))
      #expect(merged.errors.contains("From you: headline, paragraph 1\n"))
      #expect(merged.errors.contains("From Omar Lindqvist: byline, paragraph 3\n"))
      let after = try await body(room)
      #expect(after == ["This year’s" + before[0].dropFirst(3), before[1], "The ferry is cancelled."])
      let story = try JSON.object(try await room.nadia("draft", "show", "1", "--json").output)
      #expect(story["headline"] as? String == "Lanterns Indoors")
      #expect(story["byline"] as? String == "By Omar")
      #expect(room.account.files(in: Self.kept).isEmpty)
    }
  }

  @Test(
    "what both changed is never saved with its marks: the file has both, the lines are named, and it is settled there"
  )
  func conflict() async throws {
    try await ServerNewsroom.open { room in
      let nadia = try editor(
        room,
        hers: "-e 's/^headline:.*/headline: Hers/' -e 's/^The ferry company.*/No ferries on Friday./'",
        his: ["--headline", "His"]
      )
      #expect(try await nadia.atTerminal("draft", "edit", "1").status == 75)
      let conflict = try await room.nadia("draft", "edit", "1", "--merge")
      #expect(conflict.status == 75)
      #expect(conflict.output == "")
      #expect(conflict.complaint.hasSuffix("was not saved: you and Omar Lindqvist changed the same lines."))
      #expect(conflict.errors.contains("Both versions are in \(room.account.folder)/\(Self.kept)/1-v2.md\n"))
      #expect(room.account.files(in: Self.kept) == ["1-v1.md", "1-v2.md"])
      let written = try room.account.contents(Self.kept + "/1-v2.md")
      #expect(
        written.contains(
          """
          <<<<<<< YOURS
          headline: Hers
          ======= THEIRS: Omar Lindqvist, version 2
          headline: His
          >>>>>>> END
          byline:
          """
        )
      )
      #expect(written.contains("\nNo ferries on Friday.\n"))

      let unsettled = try await room.nadia("draft", "edit", "1", "--merge")
      #expect(unsettled.status == 65)
      let lines = written.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter {
          $0.element.hasPrefix("<<<<<<<") || $0.element.hasPrefix("=======") || $0.element.hasPrefix(">>>>>>>")
        }
        .map { "\($0.offset + 1)" }
      #expect(lines.count == 3)
      #expect(unsettled.complaint.contains("at the marks in lines \(lines.joined(separator: ", "))."))
      let asBody = try await room.nadia(
        "draft",
        "edit",
        "1",
        "--body-file",
        "\(room.account.folder)/\(Self.kept)/1-v2.md"
      )
      #expect(asBody.status == 65)
      #expect(try await room.version(of: 1) == 2)
      // The text that it was made of is a part of it, and not offered by itself.
      #expect(try await room.nadia("draft", "recover", "-f", "count").output == "1\n")

      let settle = "sed -i -e '/^<<<<<<< YOURS/d' -e '/^======= THEIRS/,/^>>>>>>> END/d' \(Self.kept)/1-v2.md"
      #expect(try await room.account.shell(settle).status == 0)
      let saved = try await room.nadia("draft", "edit", "1", "--merge")
      #expect(saved.status == 0)
      #expect(saved.output.hasSuffix(": saved as version 3, draft\n"))
      let story = try JSON.object(try await room.nadia("draft", "show", "1", "--json").output)
      #expect(story["headline"] as? String == "Hers")
      #expect((story["body"] as? [String])?.last == "No ferries on Friday.")
      #expect(room.account.files(in: Self.kept).isEmpty)
    }
  }

  @Test("at a terminal the editor opens with what both changed, and what is left open is not saved")
  func atTerminal() async throws {
    try await ServerNewsroom.open { room in
      let nadia = try editor(room, hers: "'s/^headline:.*/headline: Hers/'", his: ["--headline", "His"])
      #expect(try await nadia.atTerminal("draft", "edit", "1").status == 75)
      let left = try await room.nadia.with(["EDITOR": "true"]).atTerminal("draft", "edit", "1", "--merge")
      #expect(left.status == 65)
      #expect(try await room.version(of: 1) == 2)
      #expect(try await room.omar("draft", "unlock", "1").output.contains("already unlocked"))
      let script =
        "#!/bin/sh\nsed -i -e '/^<<<<<<< YOURS/,/^======= THEIRS/d' -e '/^>>>>>>> END/d' -e 's/: His/: Both/' \"$1\"\n"
      let editor = try room.account.file("settle.sh", script, executable: true)
      let settled = try await room.nadia.with(["EDITOR": editor]).atTerminal("draft", "edit", "1", "--merge")
      #expect(settled.status == 0)
      #expect(settled.output.contains("saved as version 3"))
      let headline = try JSON.object(try await room.nadia("draft", "show", "1", "--json=headline").output)
      #expect(headline["headline"] as? String == "Both")
      #expect(room.account.files(in: Self.kept).isEmpty)
    }
  }

  @Test("nobody merges what somebody else typed, nor another newsroom's story, nor nothing")
  func notTheirs() async throws {
    try await ServerNewsroom.open { room in
      #expect(try await room.nadia("draft", "edit", "1", "--merge").status == 66)
      #expect(try await room.nadia("draft", "edit", "1", "--merge", "--headline", "X").status == 64)
      let refused = try await room.nadia("draft", "edit", "1", "--headline", "Hers", "--if-version", "7")
      #expect(refused.status == 75)
      #expect(try await room.omar("draft", "edit", "1", "--merge").status == 66)
      let other = try await room.omar("draft", "recover", "1", "--save")
      #expect(other.status == 77)
      #expect(other.complaint.contains("it was typed by nadia"))
      let elsewhere =
        "sed -i 's/^# newsroom: .*/# newsroom: Another Post, founded 2020-01-01T00:00:00Z/' \(Self.kept)/*.md"
      #expect(try await room.account.shell(elsewhere).status == 0)
      #expect(try await room.nadia("draft", "edit", "1", "--merge").status == 66)
      #expect(try await room.nadia("draft", "recover", "1", "--save").status == 77)
      #expect(try await room.version(of: 1) == 1)
      #expect(room.account.files(in: Self.kept).count == 1)
    }
  }
}
