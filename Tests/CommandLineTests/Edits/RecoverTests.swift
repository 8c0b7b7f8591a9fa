import Foundation
import Testing

@Suite("What could not be saved", .timeLimit(.minutes(10)))
struct RecoverTests {
  private static let kept = "state/newsdesk/recover"

  @Test("is listed and shown with no database, saved when there is one, and gone only then")
  func wholeLife() async throws {
    try await ServerNewsroom.open { room in
      let refused = try await room.nadia(
        "draft",
        "edit",
        "2",
        "--headline",
        "Quarry\u{1B}[2J Closes",
        "--if-version",
        "9"
      )
      #expect(refused.status == 75)
      let refusedNew = try await room.nadia(
        "draft",
        "new",
        "--desk",
        "metro",
        "--headline",
        "Bridge",
        "--slug=-bad",
        "--due",
        "+2h",
        input: "A bridge.\n"
      )
      #expect(refusedNew.status == 65)
      #expect(refusedNew.errors.contains("Your text is safe in "))

      let offline = room.nadia.with(["PGHOST": "/nowhere"])
      let list = try await offline("draft", "recover")
      #expect(list.status == 0)
      #expect(list.lines.first == "name\tstory\tversion\ttyped\ttext")
      #expect(list.lines.contains { $0.hasPrefix("2-v9\t2\t9\t") && $0.hasSuffix("\tQuarry<U+1B>[2J Closes") })
      #expect(list.lines.contains { $0.hasPrefix("new-bad\t\t\t") && $0.hasSuffix("\tBridge") })
      let shown = try await offline("draft", "recover", "2")
      #expect(shown.output.contains("\nheadline: Quarry<U+1B>[2J Closes\n"))
      #expect(shown.errors == "\(room.account.folder)/\(Self.kept)/2-v9.md\n")
      #expect(try await offline("draft", "recover", "2", "--save").status == 69)
      #expect(try await room.nadia("draft", "recover", "2", "--save").status == 65)
      #expect(room.account.files(in: Self.kept).count == 2)

      // The notes above the text may be mended.
      #expect(
        try await room.account.shell("sed -i 's/^# slug: -bad/# slug: bridge/' \(Self.kept)/new-bad.md").status == 0
      )
      let saved = try await room.nadia("draft", "recover", "new-bad", "--save")
      #expect(saved.status == 0)
      #expect(saved.output.hasSuffix(" bridge: draft, 2 words\n"))
      let story = try JSON.object(try await room.nadia("draft", "show", "bridge", "--json").output)
      #expect(story["due"] is String)
      #expect(story["body"] as? [String] == ["A bridge."])

      let unasked = try await room.nadia("draft", "recover", "2-v9", "--discard")
      #expect(unasked.status == 64 && unasked.errors.contains("newsdesk draft recover 2-v9 --discard --yes"))
      let discarded = try await room.nadia("draft", "recover", "2-v9", "--discard", "--yes")
      #expect(discarded.output == "✓ 2-v9 is thrown away\n")
      #expect(room.account.files(in: Self.kept).isEmpty)
      let empty = try await room.nadia("draft", "recover")
      #expect(empty.errors == "Nothing waits to be saved.\n")
      #expect(try await room.nadia("draft", "recover", "2").status == 66)
      #expect(try await room.nadia("draft", "recover", "--save").status == 64)
    }
  }

  @Test("is asked about before it is thrown away, and has to be named where a story has several")
  func naming() async throws {
    try await ServerNewsroom.open { room in
      for headline in ["One", "Two"] {
        #expect(try await room.nadia("draft", "edit", "1", "--headline", headline, "--if-version", "9").status == 75)
      }
      let several = try await room.nadia("draft", "recover", "1", "--discard")
      #expect(several.status == 64)
      #expect(several.errors.contains("newsdesk draft recover 1-v9   One\n"))
      #expect(several.errors.contains("newsdesk draft recover 1-v9-2   Two\n"))
      let no = try await room.nadia.atTerminal("draft", "recover", "1-v9", "--discard", typing: "\n")
      #expect(no.status == 2)
      #expect(room.account.files(in: Self.kept).count == 2)
      let yes = try await room.nadia.atTerminal("draft", "recover", "1-v9", "--discard", typing: "y\n")
      #expect(yes.status == 0)
      #expect(try await room.nadia("draft", "recover", "1-v9-2", "--discard", "--yes").status == 0)
      #expect(room.account.files(in: Self.kept).isEmpty)
    }
  }

  @Test("begins no second story where the first was begun after all, and loses nothing that was typed since")
  func lostAnswer() async throws {
    try await ServerNewsroom.open { room in
      let request = UUID().uuidString
      let new = ["draft", "new", "--desk", "metro", "--headline", "Bridge", "--request-id", request]
      #expect(try await room.nadia.account.newsdesk(new, input: "A bridge.\n").status == 0)
      let again = try await room.nadia.account.newsdesk(new, input: "A bridge.\n")
      #expect(again.output == "✓ 3 bridge: draft, 2 words (this request was carried out before)\n")
      // The file of one whose answer was lost.
      let file = """
        # login: nadia
        # desk: metro
        # request: \(request)
        headline: Bridge
        language: en
        ----- the text, with a blank line between paragraphs -----
        A bridge.

        """
      try FileManager.default.createDirectory(
        atPath: room.account.folder + "/" + Self.kept,
        withIntermediateDirectories: true
      )
      try room.account.file(Self.kept + "/new-bridge.md", file)
      let known = try await room.nadia("draft", "recover", "new-bridge", "--save")
      #expect(known.status == 0)
      #expect(known.output == "✓ 3 bridge: holds this text already, nothing was changed\n")
      try room.account.file(Self.kept + "/new-bridge.md", file + "And a ferry.\n")
      let longer = try await room.nadia("draft", "recover", "new-bridge", "--save")
      #expect(longer.output == "✓ 3 bridge: saved as version 2, draft\n")
      #expect(try await room.nadia("draft", "list", "-f", "count").output == "3\n")
      #expect(room.account.files(in: Self.kept).isEmpty)
      #expect(try await room.nadia("draft", "edit", "3", "--headline", "X", "--request-id", "no").status == 64)
    }
  }

  @Test("is safe though the database went away while the editor was open, and is saved when it is back")
  func lostConnection() async throws {
    try await ServerNewsroom.open { room in
      let script = """
        #!/bin/sh
        touch opened
        while [ ! -e gone ]; do sleep 0.02; done
        sed -i 's/^headline:.*/headline: An Hour of Typing/' "$1"
        """
      let nadia = room.nadia.with(["EDITOR": try room.account.file("editor.sh", script, executable: true)])
      async let edited = nadia.atTerminal("draft", "edit", "1")
      for _ in 0..<3000 where !room.account.files(in: "").contains("opened") {
        try await Task.sleep(for: .milliseconds(20))
      }
      try await room.tamper(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'nadia' AND datname = current_database()"
      )
      try room.account.file("gone", "")
      let lost = try await edited
      #expect(lost.status == 69)
      #expect(lost.output.contains("Your text is safe in \(room.account.folder)/\(Self.kept)/1-v1.md\n"))
      #expect(lost.output.contains("\n  When the database is back: newsdesk draft recover 1-v1 --save\n"))
      #expect(try await room.version(of: 1) == 1)
      // The lock could not be given back, but it is her own.
      #expect(try await room.nadia("draft", "recover", "1", "--save").output.hasSuffix(": saved as version 2, draft\n"))
      #expect(room.account.files(in: Self.kept).isEmpty)
    }
  }

  @Test("goes on from the version that was edited, though the story was only moved on since")
  func movedOn() async throws {
    try await ServerNewsroom.open { room in
      let refused = try await room.omar("draft", "edit", "1", "--headline", "Omar's", "--if-version", "2")
      #expect(refused.status == 75)
      #expect(refused.complaint.contains("Nadia Rahal created it, which made it version 1, at "))
      #expect(try await room.account.shell("sed -i 's/^# version: 2/# version: 1/' \(Self.kept)/1-v2.md").status == 0)
      #expect(try await room.nadia("submit", "1").status == 0)
      let saved = try await room.omar("draft", "recover", "1", "--save")
      #expect(saved.status == 0)
      #expect(saved.output.hasSuffix(": saved as version 3, submitted\n"))
    }
  }
}
