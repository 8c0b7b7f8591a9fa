import Testing

@Suite("check", .timeLimit(.minutes(10)))
struct CheckTests {
  /// One story with something wrong in the text, the headline and a caption, on lines 1, 3 and 7.
  private static let page = """
    Swimming Baths in TKTK Reopen

    Bathers wait outside the baths in Tarrow on Monday, October 6, 2024. REUTERS/Tilda Marsh

    The baths in Tarrow opened their doors again on Sunday, eight months after the roof let in the rain.

    EMBARGO: the council asked for six in the morning

    The town had paid for a new roof of slate, its council said, and for the pumps.

    """

  private static let clean = "Ferry Sails Again\n\nThe ferry sailed at noon on Sunday, after a night of repairs.\n"

  @Test("says what is wrong with a story, how bad it is and how it is mended, and ends with 1 for an error")
  func story() async throws {
    try await ServerNewsroom.open { room in
      let clean = try await room.draft("A fire", body: "It burned.", slug: "clean-one")
      let sound = try await room.nadia("check", clean)
      #expect(sound.status == 0 && sound.output == "✓ \(clean) clean-one: nothing found\n" && sound.errors == "")

      let story = try await room.draft("A fire", body: "It burned.\n\nRead more", slug: "left-over")
      let checked = try await room.nadia("check", story)
      #expect(checked.status == 1)
      #expect(
        checked.output == """
          \(story) left-over
            error    the text has something of the page left in it: "Read more"  [text_residue]
                     newsdesk draft edit \(story)

          """
      )
      #expect(checked.errors == "1 error, 0 warnings.\n")
      let submitted = try await room.nadia("submit", story)
      #expect(submitted.status == 79)
      #expect(submitted.complaint.contains("the text has something of the page left in it"))
      #expect(submitted.errors.contains("newsdesk draft edit \(story)"))
      #expect(try await room.nadia("explain", story).output.contains("something of the page left in it"))

      let both = try await room.nadia("check", clean, "left-over", "-f", "tsv")
      #expect(both.lines.count == 2 && both.status == 1)
      #expect(
        both.lines[1].hasPrefix("\(story)\terror\ttext_residue\t\t\t\ttext\tRead more\tnewsdesk draft edit \(story)\t")
      )
      #expect(try await room.nadia("check", "no-such", clean).status == 66)
      #expect(try await room.nadia("check", "999").status == 66)
    }
  }

  @Test("of warnings alone ends with 0, or with 1 where they count; submit says them and goes on")
  func warnings() async throws {
    try await ServerNewsroom.open { room in
      // Nadia's quarry: a picture from long ago, without alt text.
      let checked = try await room.nadia("check", "2", "-f", "json")
      #expect(checked.status == 0)
      let codes = try JSON.objects(checked.output).map { $0["code"] as? String }
      #expect(codes.contains("caption_no_alt_text"))
      #expect(try await room.nadia("check", "2", "--strict").status == 1)
      let submitted = try await room.nadia("submit", "2")
      #expect(submitted.status == 0)
      #expect(submitted.lines.count == 1)
      #expect(submitted.errors.contains("Warning: 2: photo 1 has no alt text  [caption_no_alt_text]\n"))
      #expect(submitted.errors.contains("How to mend that: newsdesk check 2\n"))

      let caption = try await room.nadia("caption", "check", "2/1", "-f", "ndjson")
      #expect(caption.status == 0 && caption.lines.allSatisfy { $0.contains("\"picture\":1") })
      #expect(try await room.nadia("caption", "check", "2/7").status == 66)
      #expect(try await room.nadia("caption", "check", "2", "--json=code").status == 0)
    }
  }

  @Test("reads a file as import would, names its lines, and stores nothing")
  func file() async throws {
    try await ServerNewsroom.open { room in
      let file = try room.account.file("page.txt", Self.page)
      let before = try await room.nadia("draft", "list", "-f", "count").output
      let checked = try await room.nadia("check", file, "-f", "json")
      #expect(checked.status == 1)
      let rows = try JSON.objects(checked.output)
      func lines(_ code: String) -> [Int?] {
        rows.filter { $0["code"] as? String == code }.map { $0["line"] as? Int }
      }
      #expect(lines("placeholder") == [1])
      #expect(lines("advisory_left_in") == [7])
      #expect(lines("caption_weekday") == [3])
      #expect(rows.allSatisfy { $0["fix"] is String == false })
      #expect(try await room.nadia("draft", "list", "-f", "count").output == before)
      #expect(try await room.nadia("check", "-", input: Self.clean).status == 0)
      // What import takes out of the text and acts on is not left in it.
      #expect(try await room.nadia("check", "-", input: Self.clean + "\nEMBARGOED UNTIL 0600 GMT\n").status == 0)
      #expect(try await room.nadia("check", room.account.folder + "/none.txt").status == 66)
      let text = try await room.nadia("check", file).output
      #expect(text.contains("error    line 7: the text has a line for editors left in it"))
    }
  }

  @Test("writes SARIF, with lines of files and parts of stories, exactly so")
  func sarif() async throws {
    try await ServerNewsroom.open { room in
      _ = try room.account.file("a page.txt", Self.page)
      let story = try await room.draft("A fire", body: "It burned.\n\nRead more", slug: "left-over")
      let checked = try await room.nadia("check", room.account.folder + "/a page.txt", story, "-f", "sarif")
      #expect(checked.status == 1)
      let document = checked.output.replacing(room.account.folder, with: "/desk")
      try Golden.expect(document, is: "check.sarif")
      let log = try JSON.object(checked.output)
      #expect(log["version"] as? String == "2.1.0")
      let run = try ((log["runs"] as? [[String: Any]])?.first).orThrow("a run")
      let driver = try ((run["tool"] as? [String: Any])?["driver"] as? [String: Any]).orThrow("a driver")
      let rules = try (driver["rules"] as? [[String: Any]]).orThrow("rules").compactMap { $0["id"] as? String }
      #expect(Set(rules).count == rules.count && rules.count > 20)
      let results = try (run["results"] as? [[String: Any]]).orThrow("results")
      for result in results {
        let index = try (result["ruleIndex"] as? Int).orThrow("the rule's place")
        #expect(result["ruleId"] as? String == rules[index])
        #expect(["error", "warning"].contains(result["level"] as? String))
      }
    }
  }

  @Test("has levels that an administrator sets, and no one else")
  func levels() async throws {
    try await ServerNewsroom.open { room in
      let refused = try await room.omar("check", "set", "caption_no_alt_text", "error", "--desk", "metro")
      #expect(refused.status == 77)
      let set = try await room.quinn("check", "set", "caption_no_alt_text", "error", "--desk", "metro")
      #expect(set.output == "✓ caption_no_alt_text: error on the metro desk, from now on\n")
      let again = try await room.quinn("check", "set", "caption_no_alt_text", "error", "--desk", "metro")
      #expect(again.status == 0 && again.output == "✓ caption_no_alt_text: already error on the metro desk\n")
      #expect(try await room.quinn("check", "set", "caption_no_credit", "off", "--desk", "metro").status == 65)
      #expect(try await room.quinn("check", "set", "caption_no_crdit", "off", "--desk", "metro").status == 65)
      #expect(try await room.quinn("check", "set", "caption_long", "mild", "--desk", "metro").status == 64)
      #expect(try await room.quinn("check", "set", "caption_long", "off", "--desk", "mtero").status == 66)
      let levels = try await room.nadia("check", "levels", "--desk", "metro", "-f", "tsv")
      #expect(levels.lines.contains { $0.hasPrefix("caption_no_alt_text\terror\tmetro\twarning\tfalse\t") })
      let submitted = try await room.nadia("submit", "2")
      #expect(submitted.status == 79)
      #expect(submitted.errors.contains("newsdesk caption edit 2/1 --alt \"...\""))
    }
  }

  @Test("shows what it makes of hostile text safely")
  func hostile() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("A fire", body: "It burned. © 7 Reuters\u{202e}\n\n© 24 Reuters\u{202e}x")
      _ = try await room.nadia("caption", "add", story, "A view of \u{202e}it", "--credit", "Jane Roe/Reuters")
      for format in ["table", "tsv", "csv", "json", "md", "sarif"] {
        let outcome = try await room.nadia("check", story, "-f", format)
        #expect(outcome.status == 1)
        #expect(!outcome.output.unicodeScalars.contains("\u{202e}"), "\(format)")
      }
    }
  }
}
