import Testing

@Suite("workflow check and apply", .timeLimit(.minutes(10)))
struct WorkflowRulesTests {
  private func standard(_ room: ServerNewsroom, _ change: (String) -> String = { $0 }) async throws -> String {
    let shown = try await room.quinn("workflow", "show", "standard", "-f", "yaml")
    return try room.account.file("desk.yaml", change(shown.output))
  }

  @Test("change nothing when what show wrote is applied, as YAML, as JSON, and from stdin")
  func roundTrip() async throws {
    try await ServerNewsroom.open { room in
      for format in ["yaml", "json"] {
        for name in ["standard", "wire", "legal-review"] {
          let shown = try await room.quinn("workflow", "show", name, "-f", format)
          let file = try room.account.file("\(name).\(format)", shown.output)
          #expect(try await room.nadia("workflow", "check", file).status == 0)
          let applied = try await room.quinn("workflow", "apply", file)
          #expect(applied.status == 0 && applied.output == "✓ \(name), version 1: already so, nothing changed.\n")
        }
      }
      let shown = try await room.quinn("workflow", "show", "-f", "yaml")
      let piped = try await room.quinn("workflow", "apply", "-", input: shown.output)
      #expect(piped.output == "✓ standard, version 1: already so, nothing changed.\n")
    }
  }

  @Test("give desks a new version, after a dry run that changes nothing")
  func apply() async throws {
    try await ServerNewsroom.open { room in
      let file = try await standard(room) {
        $0.replacing("copy: {required: always, people: 1", with: "copy: {required: always, people: 1 ") + "\n# Ours\n"
      }
      #expect(try await room.quinn("workflow", "apply", file).output.contains("already so"))
      let stricter = try await standard(room) { text in
        text.replacing("act: reopen\n", with: "act: reopen\n    rules: [note]\n")
      }
      let trial = try await room.quinn("workflow", "apply", stricter, "--dry-run")
      #expect(trial.output == "dry run: standard, version 2, new: followed by metro\n")
      #expect(try await room.quinn("workflow", "list", "--json=version").output.contains("\"version\":2") == false)
      #expect(
        try await room.quinn("workflow", "apply", stricter).output == "✓ standard, version 2, new: followed by metro\n"
      )

      let wire = try await room.quinn("workflow", "show", "wire", "-f", "yaml")
      let wireFile = try room.account.file("wire.yaml", wire.output)
      let refused = try await room.nadia("workflow", "apply", wireFile, "--desk", "metro")
      #expect(refused.status == 77)
      #expect(refused.errors.contains("Who can: "))
      #expect(try await room.quinn("workflow", "apply", wireFile, "--desk", "mtero").status == 66)
      let moved = try await room.quinn("workflow", "apply", wireFile, "--desk", "metro")
      #expect(moved.output == "✓ wire, version 1: followed by metro\n")
      #expect(try await room.quinn("desk", "add", "night", "--workflow", "legal-review").status == 0)
      let unknown = try await room.quinn("desk", "add", "day", "--workflow", "legal")
      #expect(unknown.status == 66 && unknown.complaint.contains("no workflow \"legal\""))
      let desks = try await room.nadia("desk", "list", "-f", "tsv")
      #expect(
        desks.lines.map { $0.split(separator: "\t").prefix(2) } == [
          ["name", "workflow"], ["metro", "wire"], ["night", "legal-review"],
        ]
      )
    }
  }

  @Test("show the way to what would go out unsigned, and refuse it")
  func faults() async throws {
    try await ServerNewsroom.open { room in
      // The first that has these rules publishes.
      let file = try await standard(room) {
        $0.replacing("rules: [complete, signed_off]", with: "rules: [complete]", maxReplacements: 1)
      }
      let checked = try await room.nadia("workflow", "check", file)
      #expect(checked.status == 1)
      #expect(
        checked.lines.first == "✗ publish from approved: it has not the rule \"signed_off\"  [publishes_unsigned]"
      )
      #expect(
        checked.lines.dropFirst().first
          == "    by way of: create → draft, submit → submitted, approve → approved, publish → published"
      )
      #expect(checked.errors == "3 faults. Nothing was changed.\n")
      let rows = try JSON.objects(try await room.nadia("workflow", "check", file, "--json").output)
      #expect(rows.map { $0["code"] as? String } == Array(repeating: "publishes_unsigned", count: 3))
      #expect((rows.first?["path"] as? [String])?.last == "publish > published")

      let refused = try await room.quinn("workflow", "apply", file)
      #expect(refused.status == 65 && refused.output == "")
      #expect(refused.complaint == "✗ The workflow standard was not applied: its check found 3 faults.")
      #expect(refused.errors.contains("    by way of: create → draft, submit → submitted, approve → approved"))
    }
  }

  @Test("name the stories that would have no place")
  func stories() async throws {
    try await ServerNewsroom.open { room in
      let small = Golden.path("small.yaml")
      for (person, act) in [(room.nadia, ["submit", "1"]), (room.omar, ["request-changes", "1", "--note", "Names."])] {
        #expect(try await person.account.newsdesk(act).status == 0)
      }
      let refused = try await room.quinn("workflow", "apply", small, "--desk", "metro")
      #expect(refused.status == 79)
      #expect(refused.complaint == "✗ The workflow small was not applied: 1 story would have no place in it.")
      #expect(refused.errors.contains("  1 lantern-festival"))
      #expect(refused.errors.contains(": it is changes requested, which the workflow has no place for"))
      #expect(try await room.nadia("submit", "1").status == 0)
      let applied = try await room.quinn("workflow", "apply", small, "--desk", "metro")
      #expect(applied.status == 0, "\(applied.errors)")
      let gone = try await room.nadia("explain", "1", "--json")
      #expect(!gone.output.contains("request_changes"))
    }
  }

  @Test("read a file wrongly written line by line, with what may be meant")
  func mistakes() async throws {
    try await ServerNewsroom.open { room in
      let file = try await standard(room) { text in
        text.replacing("act: request_changes", with: "act: request-changes")
          .replacing("to: submitted", with: "to: submited")
      }
      let checked = try await room.nadia("workflow", "check", file)
      #expect(checked.status == 65 && checked.output == "")
      #expect(checked.errors.contains(": there is no act \"request-changes\": did you mean \"request_changes\"?"))
      #expect(checked.errors.contains(": there is no stage \"submited\": did you mean \"submitted\"?"))
      #expect(try await room.quinn("workflow", "apply", file).status == 65)
      #expect(try await room.nadia("workflow", "check", room.account.folder + "/none.yaml").status == 66)
    }
  }

  @Test("check what is in force, and say when a desk has nobody left for an act")
  func inForce() async throws {
    try await ServerNewsroom.open { room in
      let sound = try await room.nadia("workflow", "check")
      #expect(sound.status == 0)
      #expect(sound.output == "✓ standard: every way was searched, and none publishes what was not signed off\n")
      #expect(try await room.quinn("user", "disable", "pia").status == 0)
      let left = try await room.nadia("workflow", "check", "-f", "tsv")
      #expect(left.status == 1)
      #expect(left.output.contains("nobody_may\tstandard\tpublish on the metro desk\t\tnobody there is publisher\n"))
      let file = try await standard(room)
      #expect(try await room.nadia("workflow", "check", file).status == 0)
      #expect(try await room.nadia("workflow", "check", file, "--desk", "metro").status == 1)
    }
  }
}
