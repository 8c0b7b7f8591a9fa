import Foundation
import Testing

@Suite("A document from outside", .timeLimit(.minutes(10)))
struct ExportVerifyTests {
  private static let formats = ["html", "fragment", "text", "markdown", "ninjs", "newsml"]

  @Test("is known in every format by what is in it, and held against the edition that it is")
  func formats() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(2)
      for format in Self.formats {
        let exported = try await room.pia("export", "2", "--format", format)
        let file = try room.account.file("received", exported.output)
        let outcome = try await room.nadia("export", "2", "--verify", file)
        #expect(outcome.status == 0, "\(format): \(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("edition 1 of 1") && outcome.output.contains(": as approved"), "\(format)")
        #expect(outcome.errors == "")
        let copied = "\u{FEFF}" + exported.output.dropLast().replacing("\n", with: "\r\n")
        #expect(try await room.nadia("export", "2", "--verify", "-", input: copied).status == 0, "\(format)")
        // A credit that was cut off on the way.
        let cut = exported.output.split(separator: "REUTERS/Tilda Marsh", omittingEmptySubsequences: false)
          .joined(separator: "Tilda Marsh")
        let changed = try await room.nadia("export", "2", "--verify", "-", input: cut)
        #expect(changed.status == 1 && changed.errors == "", "\(format): \(changed.output)\(changed.errors)")
        #expect(changed.output.contains("stdin is 2 ") && changed.output.contains("the credit of photo 1"), "\(format)")
      }
    }
  }

  @Test("is told by its edition, also where it says none; one that says the wrong one is no copy of it")
  func editions() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      var first: [String: String] = [:]
      for format in Self.formats { first[format] = try await room.pia("export", "1", "--format", format).output }
      _ = try await room.omar("correct", "1", "--note", "The wrong day.")
      _ = try await room.nadia("draft", "edit", "1", "--headline", "Lantern Festival Moves to Saturday")
      try await room.publish(1)
      for format in Self.formats {
        let document = first[format] ?? ""
        let old = try await room.pia("export", "1", "--verify", "-", input: document)
        #expect(old.status == 0 && old.output.contains("edition 1 of 2"), "\(format): \(old.output)\(old.errors)")
        let second = try await room.pia("export", "1", "--verify", "-", "--edition", "2", input: document)
        #expect(second.status == 1 && second.output.contains("edition 2 of 2"), "\(format)")
        #expect(second.output.contains("the headline"), "\(format): \(second.output)")
        #expect(
          second.output.contains("calls itself edition 1") == !["text", "markdown"].contains(format),
          "\(format)"
        )
      }
      let forged = (first["ninjs"] ?? "").replacing("\"version\": \"1\"", with: "\"version\": \"7\"")
      let outcome = try await room.pia("export", "1", "--verify", "-", input: forged)
      #expect(outcome.status == 1 && outcome.output.contains("it calls itself edition 7"))
      #expect(outcome.output.contains("edition 1 of 2"))
    }
  }

  @Test("comes as JSON with each part, what was expected and what was found")
  func json() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      let page = try await room.pia("export", "1").output
        .replacing("Moves Indoors", with: "Moves\u{1B}[2J Outdoors")
      let outcome = try await room.pia("export", "1", "--verify", "-", "--json", input: page)
      #expect(outcome.status == 1 && outcome.errors == "")
      let report = try JSON.object(outcome.output)
      #expect(report["story"] as? Int == 1 && report["edition"] as? Int == 1 && report["newest_edition"] as? Int == 1)
      #expect(report["format"] as? String == "html" && report["is_as_approved"] as? Bool == false)
      let mismatch = try #require((report["mismatches"] as? [[String: Any]])?.first)
      #expect(mismatch["part"] as? String == "headline" && mismatch["number"] is NSNull)
      #expect(mismatch["expected"] as? String == Pages.lantern)
      #expect((mismatch["found"] as? String)?.contains("\u{1B}[2J Outdoors") == true)
      #expect(!outcome.output.contains("\u{1B}"))
      let screen = try await room.pia("export", "1", "--verify", "-", input: page)
      #expect(screen.output.contains("<U+1B>[2J Outdoors") && !screen.output.contains("\u{1B}"))
      let sound = try await room.pia("export", "1", "--verify", "-", "--json", input: room.pia("export", "1").output)
      #expect(try JSON.object(sound.output)["is_as_approved"] as? Bool == true)
    }
  }

  @Test("that is none of the story is bad data, and a story that isn't out has none")
  func wrong() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      let ninjs = try await room.pia("export", "1", "--format", "ninjs").output
      for (document, format, words) in [
        ("", "", "no document that a story goes out as"), ("{\"a\": 1}", "", "no document"),
        ("<newsItem>", "", "no document"), ("Some other text.", "", "nothing of the story"),
        ("<html><body>404</body></html>", "", "nothing of the story"), (ninjs, "newsml", "is no NewsML-G2"),
        (ninjs, "text", "nothing of the story"), (ninjs.replacing("story:1\"", with: "story:2\""), "", "is of story 2"),
      ] {
        let arguments = ["export", "1", "--verify", "-"] + (format.isEmpty ? [] : ["--format", format])
        let outcome = try await room.pia.account.newsdesk(arguments, input: document)
        #expect(outcome.status == 65 && outcome.output == "", "\(document.prefix(30)): \(outcome.output)")
        #expect(outcome.complaint.contains(words), "\(outcome.errors)")
      }
      #expect(try await room.pia("export", "1", "--verify", "no-such-file").status == 66)
      #expect(try await room.pia("export", "9", "--verify", "-", input: ninjs).status == 66)
      #expect(try await room.pia("export", "1", "--verify", "-", "--edition", "4", input: ninjs).status == 66)
      #expect(try await room.nadia("export", "2", "--verify", "-", input: ninjs).status == 79)
      #expect(try await room.pia("export", "1", "--verify", "-", "-o", "x.html", input: ninjs).status == 64)
      #expect(try await room.pia("export", "1", "--json").status == 64)
      let binary = try room.account.file("binary", Data([0xFF, 0xFE, 0x00]))
      let outcome = try await room.pia("export", "1", "--verify", binary)
      #expect(outcome.status == 65 && outcome.complaint.contains("UTF-8"))
    }
  }

  @Test("that says the story was killed is wrong as long as it is out; of a killed story nothing is told")
  func killed() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      let ninjs = try await room.pia("export", "1", "--format", "ninjs").output
      let notice = #"{"uri": "urn:newsdesk:story:1", "version": "2", "pubStatus": "canceled"}"#
      let early = try await room.pia("export", "1", "--verify", "-", input: notice)
      #expect(early.status == 1 && early.output.contains("it says that the story was killed, and the story is out"))
      _ = try await room.pia("kill", "1", "--note", "Libel.", "--yes")
      for arguments in [["export", "1"], ["export", "1", "--verify", "-"], ["export", "1", "--edition", "1"]] {
        let outcome = try await room.pia.account.newsdesk(arguments, input: ninjs)
        #expect(outcome.status == 79 && outcome.output == "", "\(arguments)")
        #expect(outcome.complaint.contains("it is killed, and no text of it leaves the house any more"))
      }
    }
  }
}
