import Testing

@Suite("What a check says of a caption", .timeLimit(.minutes(10)))
struct CaptionMendTests {
  private static let credit = "Jane Roe/Reuters"

  @Test("is mended by the command that stands below it, date and place by options of their own")
  func dateAndPlace() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("A fire", body: "It burned.")
      _ = try await room.nadia("caption", "add", story, "Voters queue.", "--alt", "A line", "--credit", Self.credit)
      let found = try await room.nadia("caption", "check", story)
      #expect(found.output.contains("newsdesk caption edit \(story)/1 --date YYYY-MM-DD"))
      #expect(found.output.contains("newsdesk caption edit \(story)/1 --place \"...\""))

      let bad = try await room.nadia("caption", "edit", "\(story)/1", "--date", "22 November")
      #expect(bad.status == 64 && bad.errors.contains("write 2026-11-22"))
      let set = try await room.nadia("caption", "edit", "\(story)/1", "--date", "2020-02-29", "--place", "Tunis")
      #expect(set.status == 0)
      let old = try await room.nadia("caption", "check", story)
      #expect(!old.output.contains("caption_no_"))
      #expect(old.output.contains("newsdesk caption edit \(story)/1 \"FILE - ...\""))
      _ = try await room.nadia("caption", "edit", "\(story)/1", "FILE - Voters queue.")
      #expect(try await room.nadia("caption", "check", story).output.contains("nothing found"))
      #expect(try await room.nadia("photo", "list", story, "--json=taken_on").output.contains("2020-02-29"))

      #expect(try await room.nadia("caption", "edit", "\(story)/1", "--date", "").status == 0)
      let bare = try await room.nadia("caption", "check", story, "-f", "csv")
      #expect(bare.output.contains("caption_no_date"))
      #expect(try await room.nadia("caption", "edit", "\(story)/1").status == 64)
    }
  }

  @Test("in another language is mended in that language")
  func translations() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("A fire", body: "It burned.")
      _ = try await room.nadia(
        "caption",
        "add",
        story,
        "FILE - Voters queue.",
        "--alt",
        "A line",
        "--credit",
        Self.credit,
        "--place",
        "Tunis",
        "--date",
        "2020-02-29"
      )
      _ = try await room.nadia("caption", "edit", "\(story)/1", "File, opens new tab", "--language", "fr")
      let found = try await room.nadia("caption", "check", story)
      #expect(found.status == 1)
      #expect(found.output.contains("newsdesk caption edit \(story)/1 \"...\" --language fr"))
      #expect(try await room.nadia("caption", "edit", "\(story)/1", "File", "--language", "fr").status == 0)
      #expect(try await room.nadia("caption", "check", story).output.contains("nothing found"))
    }
  }

  @Test("can be kept from it: a picture is added with its date and place")
  func added() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("A fire", body: "It burned.")
      _ = try await room.nadia(
        "photo",
        "add",
        "https://pictures.example/4711",
        "--story",
        story,
        "--caption",
        "FILE - Smoke over the quay.",
        "--alt",
        "Flames",
        "--credit",
        Self.credit,
        "--place",
        "Tunis",
        "--date",
        "2020-02-29"
      )
      #expect(try await room.nadia("caption", "check", story).output.contains("nothing found"))
    }
  }
}
