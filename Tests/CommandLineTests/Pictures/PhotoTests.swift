import DatabaseSupport
import Foundation
import Testing

@Suite("newsdesk photo", .timeLimit(.minutes(10)))
struct PhotoTests {
  @Test("adds several files, and one that is no picture stops no other: 65 and both in the summary")
  func several() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("Ferry burns")
      let good = try await PlainPicture.png.make("good.png", in: room.account)
      let bad = try room.account.file("bad.jpg", "GIF89a no picture")
      let dry = try await room.nadia("photo", "add", good, bad, "--story", story, "--credit", "Jane Roe/AP", "-n")
      #expect(dry.status == 65 && dry.output.hasPrefix("dry run: \(story)/1 added; "))
      #expect(dry.errors.hasSuffix("1 of 2 added.\nDry run: nothing was changed.\n"))
      let none = try await room.nadia("photo", "list", story, "-f", "ids")
      #expect(none.output.isEmpty)
      let added = try await room.nadia("photo", "add", bad, good, "--story", story, "--credit", "Jane Roe/AP")
      #expect(added.status == 65 && added.complaint.hasPrefix("✗ ") && added.complaint.contains("bad.jpg: "))
      #expect(added.output.hasPrefix("✓ \(story)/1 added, picture "))
      #expect(added.errors.contains("good.png: there is no caption in en"))
      let again = try await room.nadia("photo", "add", good, "--story", story)
      #expect(again.status == 0 && again.output == "✓ \(story)/1 is this picture already\n")
      let missing = try await room.nadia("photo", "add", "nowhere.jpg", "--story", story)
      #expect(missing.status == 66 && missing.complaint.contains("there is no such file"))
      let usage = try await room.nadia("photo", "add", good, bad, "--story", story, "--caption", "x")
      #expect(usage.status == 64)
    }
  }

  @Test("puts one picture into two stories, each with words of its own, and says which hold it")
  func twoStories() async throws {
    try await ServerNewsroom.open { room in
      let (one, two) = (
        try await room.draft("Ferry burns"), try await room.draft("Harbour closed", slug: "harbour-closed")
      )
      let path = try await PlainPicture.jpg.make("quay.jpg", in: room.account)
      _ = try await room.nadia(
        "photo",
        "add",
        path,
        "--story",
        one,
        "--caption",
        "Smoke over the quay.",
        "--alt",
        "Smoke",
        "--credit",
        "Jane Roe / Reuters"
      )
      let placed = try await room.nadia("photo", "add", "\(one)/1", "--story", two, "--caption", "The closed harbour.")
      #expect(placed.status == 0 && placed.output.hasPrefix("✓ \(two)/1 added, picture 1 (kept already); "))
      let other = try JSON.object(try await room.omar("photo", "show", "harbour-closed/1", "--json").output)
      let photo = try (other["photo"] as? [String: Any]).orThrow("photo")
      #expect(
        photo["caption"] as? String == "The closed harbour." && photo["credit"] as? String == "Jane Roe / Reuters"
      )
      #expect((other["places"] as? [[String: Any]])?.map { $0["id"] as? String } == ["\(one)/1", "\(two)/1"])
      let list = try await room.omar("photo", "list", "--picture", "1", "--json=id,held")
      #expect(try JSON.objects(list.output).map { $0["id"] as? String } == ["\(one)/1", "\(two)/1"])
      _ = try await room.nadia("photo", "remove", "\(two)/1")
      let left = try await room.omar("photo", "list", "--picture", "1", "--json=id,held")
      #expect(try JSON.objects(left.output).map { $0["held"] as? String } == ["now", "revision 2"])
      // Who may read neither story is told what they would be told of no picture.
      let stranger = try await room.quinn("photo", "list", "--picture", "987")
      #expect(stranger.status == 66 && stranger.complaint == "✗ There is no picture 987, or none that you may read.")
      let story = try await room.draft("A caption")
      _ = try await room.nadia("caption", "add", story, "Words.", "--credit", "AP")
      let alone = try await room.nadia("photo", "add", "\(story)/1", "--story", two)
      #expect(alone.status == 65 && alone.complaint.contains("is a caption alone"))
      let file = try await room.nadia("photo", "file", "\(story)/1")
      #expect(file.status == 66 && file.complaint.contains("has no file here"))
      let given = try await room.nadia("photo", "add", path, "--story", story, "--number", "1")
      #expect(given.status == 0 && given.output.hasPrefix("✓ \(story)/1 has its file, picture 1 (kept already); "))
      #expect(try await room.nadia("photo", "list", story, "--json=caption").output.contains("Words."))
    }
  }

  @Test("keeps an address or an agency's number without a file")
  func references() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("Ferry burns")
      let url = try await room.nadia(
        "photo",
        "add",
        "https://pictures.example/4711",
        "--story",
        story,
        "--caption",
        "Smoke.",
        "--credit",
        "AFP"
      )
      #expect(url.status == 0)
      let number = try await room.nadia("photo", "add", "--reference", "AP26113427", "--story", story)
      #expect(number.status == 0)
      let list = try JSON.objects(try await room.nadia("photo", "list", story, "--json=id,reference,picture").output)
      #expect(list.map { $0["reference"] as? String } == ["https://pictures.example/4711", "AP26113427"])
      let shown = try await room.nadia("photo", "show", "\(story)/1")
      #expect(shown.output.contains("Picture 1: https://pictures.example/4711, no file here"))
    }
  }

  @Test("has captions in languages, which are edited, listed, shown and taken away by language")
  func languages() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("Ferry burns")
      _ = try await room.nadia("caption", "add", story, "Smoke over the quay.", "--credit", "AP")
      let edited = try await room.nadia(
        "caption",
        "edit",
        "\(story)/1",
        "دخان فوق \u{202E}الرصيف",
        "--language",
        "AR",
        "--alt",
        "دخان"
      )
      #expect(edited.status == 0, "\(edited.errors)")
      let list = try await room.nadia("caption", "list", story, "--language", "ar")
      #expect(list.output.contains("دخان فوق <U+202E>الرصيف") && !list.output.contains("\u{202E}"))
      #expect(
        try await room.nadia("caption", "list", story, "--language", "en").output.contains("Smoke over the quay.")
      )
      let diff = try await room.nadia("draft", "diff", story)
      #expect(diff.output.contains("caption (ar)") && diff.output.contains("alt text (ar)"))
      let shown = try await room.nadia("photo", "show", "\(story)/1")
      #expect(shown.output.contains("[ar] دخان فوق <U+202E>الرصيف") && !shown.output.contains("\u{202E}"))
      #expect(shown.output.contains("There is a caption alone: newsdesk photo add FILE --story \(story) --number 1"))
      let taken = try await room.nadia("caption", "edit", "\(story)/1", "", "--alt", "", "--language", "ar")
      #expect(taken.status == 0)
      #expect(try await !room.nadia("draft", "show", story, "--json").output.contains("translations"))
      let wrong = try await room.nadia("caption", "edit", "\(story)/1", "x", "--language", "1x")
      #expect(wrong.status == 64)
    }
  }

  @Test("is in an export with its record, which a program that has nothing of ours verifies")
  func export() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("Ferry burns")
      let path = try await PlainPicture.png.make("é \"quoted\".png", in: room.account)
      #expect(try await room.nadia("photo", "add", path, "--story", story).status == 0)
      #expect(try await room.nadia("audit", "export", "--texts", "-o", "all.ndjson").status == 0)
      var root = URL(fileURLWithPath: #filePath)
      for _ in 0..<4 { root.deleteLastPathComponent() }
      let verify = "/usr/bin/python3 \(root.path)/Scripts/verify-export"
      let sound = try await room.account.shell("\(verify) all.ndjson")
      #expect(sound.status == 0, "\(sound.errors)")
      for change in ["s/image.png/image\\/jpeg/", "/\"type\":\"picture\"/d"] {
        let broken = try await room.account.shell("sed '\(change)' all.ndjson > broken && \(verify) broken")
        #expect(broken.status == 1 && broken.errors.contains("NOT SOUND"), "\(change) \(broken.errors)")
      }
    }
  }
}
