import DatabaseSupport
import Foundation
import Testing

@Suite("newsdesk audit")
struct AuditTests {
  /// Story 1 is published, and everything is sealed.
  private func sealed(_ body: (ServerNewsroom) async throws -> Void) async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      let outcome = try await room.nadia("audit", "seal")
      #expect(outcome.status == 0 && outcome.output.hasPrefix("✓ Seal 1: 5 entries of 2 stories, "))
      try await body(room)
    }
  }

  private func altered(_ sql: String) -> String { "SET session_replication_role = replica; \(sql)" }

  @Test("verify says what was checked, and that nothing was altered")
  func sound() async throws {
    try await sealed { room in
      let outcome = try await room.nadia("audit", "verify")
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
      #expect(outcome.output.hasPrefix("✓ 5 entries checked, ") && outcome.output.hasSuffix(". Nothing was altered.\n"))
      let findings = try await room.nadia("audit", "verify", "-f", "json")
      #expect(findings.status == 0 && findings.output == "[]\n")
      let missing = try await room.nadia("audit", "verify", "99")
      #expect(missing.status == 66 && missing.complaint == "✗ There is no story 99.")
    }
  }

  @Test("verify names the first entry that was altered, what is sound before it, and what to do")
  func alteration() async throws {
    try await sealed { room in
      try await room.tamper(altered("UPDATE newsdesk.history SET note = 'Never.' WHERE story_id = 1 AND version >= 3"))
      let outcome = try await room.nadia("audit", "verify")
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[0].hasPrefix("✗ History was altered at entry 3: 1 approved by Omar Lindqvist, "))
      #expect(lines[0].hasSuffix(", was edited."))
      #expect(lines[1] == "  Entries 1 to 2 are sound.")
      #expect(lines[2] == "  Keep the evidence: newsdesk audit export --from 3 -o evidence.ndjson")
      let table = try await room.nadia("audit", "verify", "-f", "json")
      let finding = try #require(try JSON.objects(table.output).first)
      #expect(table.status == 1 && finding["kind"] as? String == "edited" && finding["number"] as? Int == 3)
      #expect(finding["part"] as? String == "entry" && finding["story"] as? Int == 1 && finding["version"] as? Int == 3)
    }
  }

  @Test("verify --seal finds a past that was rewritten with every seal in it")
  func keptSeal() async throws {
    try await sealed { room in
      let folder = room.account.folder
      let export = try await room.nadia("audit", "export", "--seal", "-o", "\(folder)/seal.json")
      #expect(export.status == 0 && export.output == "✓ Seal 1 written to \(folder)/seal.json\n")
      #expect(try await room.omar("audit", "verify", "--seal", "\(folder)/seal.json").status == 0)
      _ = try await room.nadia("audit", "export", "-o", "\(folder)/all.ndjson")
      #expect(try await room.omar("audit", "verify", "--seal", "\(folder)/all.ndjson").status == 0)

      try await room.tamper(
        altered(
          """
          UPDATE newsdesk.history SET note = 'Never.' WHERE story_id = 1 AND version = 4;
          UPDATE newsdesk.history AS h SET digest = newsdesk.history_digest(h) WHERE story_id = 1 AND version = 4;
          UPDATE newsdesk.sealed_story AS p SET digest = h.digest
          FROM newsdesk.history AS h WHERE h.story_id = p.story_id AND h.version = p.version;
          UPDATE newsdesk.seal SET stories_digest = newsdesk.stories_digest(
            ARRAY(SELECT p FROM newsdesk.sealed_story AS p)
          );
          UPDATE newsdesk.seal AS s SET digest = newsdesk.seal_digest(s)
          """
        )
      )
      #expect(try await room.omar("audit", "verify").status == 0)
      for name in ["seal.json", "all.ndjson"] {
        let outcome = try await room.omar("audit", "verify", "--seal", "\(folder)/\(name)")
        #expect(outcome.status == 1)
        #expect(outcome.complaint == "✗ History was rewritten: seal 1 is not the one that was kept elsewhere.")
      }
      let script = try await verified(room, "all.ndjson", "--seal", "seal.json")
      #expect(script.status == 0)
      _ = try await room.nadia("audit", "export", "-o", "\(folder)/rewritten.ndjson")
      #expect(try await verified(room, "rewritten.ndjson").status == 0)
      let kept = try await verified(room, "rewritten.ndjson", "--seal", "seal.json")
      #expect(kept.status == 1 && kept.errors == "NOT SOUND: seal 1 is not the one that was kept\n")
      let nothing = try await room.omar("audit", "verify", "--seal", try room.account.file("x", "{}\n"))
      #expect(nothing.status == 65 && nothing.complaint.hasSuffix("/x holds no seal."))
    }
  }

  /// `Scripts/verify-export` on a file of the account.
  private func verified(_ room: ServerNewsroom, _ arguments: String...) async throws -> Outcome {
    let script =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/Scripts/verify-export"
    return try await room.account.shell("/usr/bin/python3 \(script) \(arguments.joined(separator: " "))")
  }

  @Test("export is verified by a program that has nothing of ours")
  func script() async throws {
    try await sealed { room in
      _ = try await room.quinn("desk", "add", "world")
      _ = try await room.nadia("submit", "2", "--note", "Käse \u{202E}\"quoted\"\\ 「出典」 e\u{301} 🔥")
      _ = try await room.nadia("audit", "export", "-o", "first.ndjson")
      let outcome = try await verified(room, "first.ndjson")
      #expect(
        outcome.output == "Sound: 6 entries, 2 seals, 12 acts on people. All of it is here.\n" && outcome.errors == ""
      )
      let part = try await room.nadia("audit", "export", "--from", "6", "-o", "part.ndjson")
      #expect(part.output == "✓ 1 entry written to part.ndjson\n")
      #expect(try await verified(room, "part.ndjson").output.hasPrefix("Sound: 1 entries, 1 seals, "))
      let lines = try room.account.contents("first.ndjson").split(separator: "\n").map { try JSON.object(String($0)) }
      #expect(lines.first?["type"] as? String == "header" && lines.last?["type"] as? String == "end")
      #expect(lines.filter { $0["type"] as? String == "entry" }.map { $0["number"] as? Int } == [1, 2, 3, 4, 5, 6])
      // Not sealed yet, and so after all that is.
      try await room.tamper(
        "INSERT INTO newsdesk.desk (name, workflow_id) SELECT 'sport', id FROM newsdesk.workflow WHERE name = 'standard'"
      )
      _ = try await room.omar("approve", "2")
      _ = try await room.superuser("audit", "export", "--operator", "-o", "operator.ndjson")
      #expect(try await verified(room, "operator.ndjson").output.hasPrefix("Sound: 7 entries, 2 seals, "))
      #expect(try room.account.contents("operator.ndjson").contains("\"is_complete\":true"))
    }
  }

  @Test("export gives digests alone of stories that the person may not read, and their seals are verified all the same")
  func withheld() async throws {
    try await sealed { room in
      let steps = [
        ["desk", "add", "sport"], ["user", "add", "sven", "--name", "Sven", "--desk", "sport", "--role", "reporter"],
      ]
      for step in steps { #expect(try await room.quinn.account.newsdesk(step).status == 0) }
      let sven = room.keyboard("sven")
      let outcome = try await sven("audit", "export")
      #expect(outcome.status == 0 && !outcome.output.contains("submit") && outcome.output.contains("withheld"))
      let words = "5 are of stories that you may not read: digests alone"
      #expect(outcome.errors == "\(words).\n")
      let file = try await sven("audit", "export", "-o", "own.ndjson")
      #expect(file.output == "✓ 0 of 5 entries written to own.ndjson; \(words)\n")
      try room.account.file("sven.ndjson", outcome.output)
      let script = try await verified(room, "sven.ndjson")
      #expect(script.output.hasSuffix("2 parts of stories are digests alone.\n") && script.status == 0)

      try await room.tamper(altered("UPDATE newsdesk.history SET note = 'Never.' WHERE story_id = 1 AND version = 3"))
      let verified = try await sven("audit", "verify")
      #expect(verified.complaint == "✗ History was altered at entry 3: version 3 of story 1, was edited.")
    }
  }

  @Test("export --operator is refused to whoever is not, and nothing is written")
  func notTheOperator() async throws {
    try await sealed { room in
      for person in [room.nadia, room.quinn] {
        let outcome = try await person("audit", "export", "--operator", "-o", "all.ndjson")
        #expect(outcome.status == 77 && outcome.output.isEmpty)
        #expect(outcome.complaint.hasPrefix("✗ This login is not the operator of the database"))
        #expect(outcome.errors.contains("Who can: "))
        #expect(throws: (any Error).self) { try room.account.contents("all.ndjson") }
      }
    }
  }

  static let tamperings = [
    ("s/\"note\":null/\"note\":\"Never.\"/", "entry 1 (story 1, version 1) was edited"),
    ("s/\"actor\":\"omar\"/\"actor\":\"nadia\"/", "entry 3 (story 1, version 3) was edited"),
    ("/\"number\":3,/d", "something is missing before entry 4 (story 1, version 4)"),
    ("/\"type\":\"seal\"/d", "the end is missing"), ("$d", "the end is missing"),
    ("/\"type\":\"seal\"/s/\"entries\":5/\"entries\":6/", "seal 1 was edited"),
    ("/\"act\":\"add desk\"/s/metro/sport/", "staff entry 2 was edited"),
    ("/\"act\":\"add desk\"/d", "before staff entry 3 something is missing"),
    ("/\"number\":5,/d", "seal 1 holds other entries than these"),
  ]

  @Test("export that was tampered with does not pass", arguments: tamperings)
  func tamperedExport(_ edit: String, _ words: String) async throws {
    try await sealed { room in
      _ = try await room.nadia("audit", "export", "-o", "sound.ndjson")
      let edited = try await room.account.shell("sed -e '\(edit)' sound.ndjson > edited.ndjson")
      #expect(edited.status == 0)
      let outcome = try await verified(room, "edited.ndjson")
      #expect(outcome.status == 1 && outcome.errors == "NOT SOUND: \(words)\n")
    }
  }

  @Test("export --texts holds every text and picture, and a changed one shows")
  func texts() async throws {
    try await sealed { room in
      let caption = "Käse \u{202E}\"quoted\"\\ 「出典」 🔥"
      #expect(try await room.nadia("caption", "edit", "2/1", caption, "--alt", "Smoke").status == 0)
      let export = ["audit", "export", "--texts", "-o", "texts.ndjson"]
      #expect(try await room.nadia.account.newsdesk(export).status == 0)
      #expect(try await verified(room, "texts.ndjson").output.hasPrefix("Sound: 6 entries, 2 seals, "))
      for change in ["revision_picture SET caption = 'Other.'", "revision SET byline = 'By Nobody'"] {
        try await room.tamper(altered("BEGIN; UPDATE newsdesk.\(change) WHERE story_id = 2; COMMIT"))
        // Whatever the functions of the database say by now: this export is made without them.
        #expect(try await room.nadia.account.newsdesk(export).status == 0)
        let outcome = try await verified(room, "texts.ndjson")
        let words = "the text or the pictures of entry 5 (story 2, version 1) are not what was recorded"
        #expect(outcome.status == 1 && outcome.errors == "NOT SOUND: \(words)\n")
      }
    }
  }

  @Test("export as the operator shows that a story was taken away whole")
  func storyTakenAway() async throws {
    try await sealed { room in
      try await room.tamper(
        altered("DELETE FROM newsdesk.history WHERE story_id = 2; DELETE FROM newsdesk.story WHERE id = 2")
      )
      _ = try await room.superuser("audit", "export", "--operator", "-o", "gone.ndjson")
      let outcome = try await verified(room, "gone.ndjson")
      #expect(outcome.errors == "NOT SOUND: entry 5 (story 2, version 1) was deleted\n" && outcome.status == 1)
      let verified = try await room.nadia("audit", "verify")
      #expect(verified.complaint == "✗ History was altered at entry 5: version 1 of story 2 was deleted.")
    }
  }

  @Test("log lists what was done on stories and to people, by any filter, the newest first")
  func log() async throws {
    try await sealed { room in
      let all = try JSON.objects(try await room.nadia("audit", "log", "--json=action,story,login").output)
      #expect(all.count == 16 && all.first?["action"] as? String == "publish")
      let cases: [([String], [String])] = [
        (["--story", "1"], ["publish", "approve", "submit", "create"]), (["--person", "omar"], ["approve"]),
        (["--action", "submit"], ["submit"]), (["--desk", "metro", "--limit", "1"], ["publish"]),
        (["--action", "add-desk"], ["add desk"]), (["--until", "yesterday"], []),
        (["--since", "2h", "--story", "2"], ["create"]),
        (["--since", "today", "--until", "today", "--story", "2"], ["create"]),
        (["--since", "2020-01-01", "--until", "3d"], []),
      ]
      for (filter, acts) in cases {
        let outcome = try await room.nadia.account.newsdesk(["audit", "log", "--json=action"] + filter)
        #expect(try JSON.objects(outcome.output).map { $0["action"] as? String } == acts, "\(filter)")
      }
      let cut = try await room.nadia("audit", "log", "--limit", "2")
      #expect(cut.errors == "More than 2 acts: the list was cut by --limit.\n" && cut.lines.count == 3)
      let unknown = try await room.nadia("audit", "log", "--action", "aprove")
      #expect(unknown.status == 64 && unknown.complaint == "✗ There is no act \"aprove\". Did you mean \"approve\"?")
      #expect(try await room.nadia("audit", "log", "--since", "soon").status == 65)
      #expect(try await room.nadia("audit", "log", "--desk", "mtro").status == 66)
    }
  }

  @Test("show has one entry in full, with its digests and its seal")
  func show() async throws {
    try await sealed { room in
      let entry = try JSON.object(try await room.nadia("audit", "show", "1/3", "--json").output)
      #expect(entry["action"] as? String == "approve" && entry["number"] as? Int == 3)
      #expect(entry["sign_offs_given"] as? [String] == ["copy", "picture"] && entry["is_sound"] as? Bool == true)
      #expect((entry["seal"] as? [String: Any])?["number"] as? Int == 1)
      let text = try await room.nadia("audit", "show", "1").output
      #expect(
        text.hasPrefix("1/4 ") && text.contains(": published by Pia Castell\n")
          && text.contains("  seal      1, entry 4 ")
      )
      let missing = try await room.nadia("audit", "show", "1/9")
      #expect(missing.status == 66 && missing.complaint == "✗ Story 1 has no version 9: the newest is 4.")
      #expect(try await room.nadia("audit", "show", "1/x").status == 64)
      _ = try await room.nadia("submit", "2")
      #expect(try await room.nadia("audit", "show", "2").output.hasSuffix("  seal      none yet\n"))
    }
  }

  @Test("seal --every seals what is new until it is told to stop, and that is no failure", arguments: ["TERM", "INT"])
  func sealing(_ signal: String) async throws {
    try await ServerNewsroom.open { room in
      let line =
        "newsdesk audit seal --every 20ms > out & pid=$!; "
        + "until grep -q 'Seal 1' out; do sleep 0.02; done; newsdesk submit 1 >&2; "
        + "until grep -q 'Seal 2' out; do sleep 0.02; done; kill -\(signal) $pid; wait $pid; echo ended $?"
      let outcome = try await room.nadia.shell(line)
      #expect(outcome.output == "ended 0\n", "\(outcome.errors)")
      #expect(try await room.nadia("audit", "seal").output == "Nothing new since seal 2.\n")
      #expect(try await room.nadia("audit", "seal", "--every", "soon").status == 64)
    }
  }

  @Test("verify tells a person at a terminal how far it is, and leaves no trace of that")
  func progress() async throws {
    try await sealed { room in
      let shown = try await room.nadia.atTerminal("audit", "verify").output
      #expect(shown.contains("\r5 entries checked …"))
      #expect(shown.contains("…\u{1B}[K\r\u{1B}[K") && shown.contains(" 5 entries checked, "))
      #expect(shown.contains("newsdesk audit export --seal -o seal.json"))
    }
  }
}
