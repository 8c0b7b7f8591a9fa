import Foundation
import Testing

@Suite("pending", .timeLimit(.minutes(10)))
struct PendingTests {
  @Test("narrows the list by each option, and by all of them together")
  func options() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let cases: [([String], String)] = [
        (["--mine"], "1\n"), (["--state", "draft"], "2\n"), (["--state", "draft,submitted"], "1\n2\n"),
        (["--state", "draft", "--state", "submitted"], "1\n2\n"), (["--needs", "picture"], "1\n2\n"),
        (["--needs", "legal"], ""), (["--waiting-on", "nadia"], "2\n"), (["--waiting-on", "nadia rahal"], "2\n"),
        (["--waiting-on", "editor"], "1\n"), (["--waiting-on", "photo editor"], ""), (["--late"], ""),
        (["--due-within", "2h"], ""), (["--older-than", "1h"], ""), (["--embargo-within", "24h"], ""),
        (["--assignee", "none"], "1\n2\n"), (["--assignee", "omar"], ""),
        (["--desk", "metro", "-d", "metro"], "1\n2\n"),
        (["--mine", "--state", "submitted", "--needs", "copy", "--limit", "1"], "1\n"),
      ]
      for (arguments, ids) in cases {
        let outcome = try await room.omar.account.newsdesk(["pending", "-f", "ids"] + arguments)
        #expect(outcome.status == 0 && outcome.output == ids, "\(arguments)")
      }
    }
  }

  @Test("suggests what may be meant by a desk, a person, a role, a state and a time that there aren't")
  func suggestions() async throws {
    try await ServerNewsroom.open { room in
      let cases: [([String], Int32, String)] = [
        (["--desk", "mtero"], 66, "Did you mean \"metro\"?"),
        (["--desk", "metro,mtero"], 66, "Did you mean \"metro\"?"),
        (["--assignee", "omra"], 66, "Did you mean \"omar\"?"),
        (["--waiting-on", "editro"], 66, "Did you mean \"editor\"?"),
        (["--waiting-on", "nadai"], 66, "Did you mean \"nadia\"?"),
        (["--state", "submited"], 64, "Did you mean \"submitted\"?"),
        (["--due-within", "soon"], 64, "--due-within 2h"), (["--needs", "sport"], 64, "copy"),
        (["--group-by", "mood"], 64, "waiting-on"), (["--as-of", "tomorrow 6am"], 65, "not past yet"),
        (["--as-of", "whenever"], 65, "yesterday"),
      ]
      for (arguments, status, words) in cases {
        let outcome = try await room.omar.account.newsdesk(["pending"] + arguments)
        #expect(
          outcome.status == status && outcome.output == "" && outcome.errors.contains(words),
          "\(arguments) \(outcome.errors)"
        )
      }
    }
  }

  @Test("--group-by has headings for people and a column for programs")
  func groups() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "2")
      let rows = try await room.omar("pending", "--group-by", "waiting-on", "--json=id,group")
      #expect(
        try JSON.objects(rows.output).map { "\($0["id"] ?? "") \($0["group"] ?? "")" } == [
          "1 Nadia Rahal", "2 any metro editor",
        ]
      )
      let columns = try await room.omar("pending", "--group-by", "state")
      #expect(columns.lines.first?.hasPrefix("id\tgroup\tdesk\tstate\t") == true)
      let screen = try await room.omar.with(["NO_COLOR": "1"]).atTerminal("pending", "--group-by", "state")
      #expect(screen.output.contains("\ndraft: 1 waiting\n1 ") && screen.output.contains("\nsubmitted: 1 waiting\n2 "))
      let page = try await room.omar("pending", "--group-by", "assignee", "-f", "md")
      #expect(page.output.hasPrefix("### nobody: 2 waiting\n\n| ID | DESK |"))
    }
  }

  @Test("--totals counts, and lists nothing")
  func totals() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "2")
      let totals = try await room.omar("pending", "--totals")
      #expect(totals.output == "desk\tstate\tstories\tlate\nmetro\tdraft\t1\t0\nmetro\tsubmitted\t1\t0\n")
      let groups = try await room.omar("pending", "--totals", "--group-by", "assignee", "-f", "csv")
      #expect(groups.output == "group,stories,late\nnone,2,0\n")
      let screen = try await room.omar.atTerminal("pending", "--totals", "--desk", "metro")
      #expect(screen.output.hasPrefix("metro: 2 waiting "))
    }
  }

  @Test("--as-of shows the list as it stood, and says when that was")
  func past() async throws {
    try await ServerNewsroom.open { room in
      let listed = try await room.omar("pending", "--as-of", "1d", "--json=id")
      // Yesterday there was nothing yet.
      #expect(listed.output == "[]\n" && listed.status == 0)
      let screen = try await room.omar.atTerminal("pending", "--as-of", "1d")
      #expect(screen.output.contains("as of ") && screen.output.contains("(1 day ago)"))
      #expect(screen.output.contains("Nothing waited."))
    }
  }
}
