import Foundation
import Testing

@Suite("Export", .timeLimit(.minutes(10)))
struct ExportTests {
  @Test("writes what was approved in every format, to stdout or to a file whose ending says which")
  func formats() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      let endings = [
        ("html", "html"), ("fragment", "fragment.html"), ("text", "txt"), ("markdown", "md"), ("ninjs", "json"),
        ("newsml", "xml"),
      ]
      for (format, ending) in endings {
        let printed = try await room.pia("export", "1", "--format", format)
        #expect(printed.status == 0)
        #expect(printed.errors == "")
        #expect(printed.output.contains("Lantern Festival Moves Indoors"))
        #expect(printed.output.contains("light all of them on Friday."))
        #expect(printed.output.contains("Reuters"))
        let written = try await room.pia("export", "lantern", "-o", "story.\(ending)")
        #expect(written.status == 0)
        #expect(written.output.hasSuffix("edition 1, written to story.\(ending)\n"))
        #expect(try room.account.contents("story.\(ending)") == printed.output)
      }
      #expect(try await room.pia("export", "1").output.hasPrefix("<!DOCTYPE html>"))
      let ninjs = try JSON.object(try room.account.contents("story.json"))
      #expect(ninjs["uri"] as? String == "urn:newsdesk:story:1")
    }
  }

  @Test("hands nothing out that is not published: 79, and leaves the file that was there")
  func unpublished() async throws {
    try await ServerNewsroom.open { room in
      try room.account.file("story.html", "yesterday's")
      let outcome = try await room.nadia("export", "1", "-o", "story.html")
      #expect(outcome.status == 79)
      #expect(outcome.output == "")
      #expect(outcome.complaint.contains("was not exported: it is draft, not published"))
      #expect(outcome.errors.contains("newsdesk explain 1"))
      #expect(try room.account.contents("story.html") == "yesterday's")
    }
  }

  @Test("keeps a published edition beside the correction that is being written")
  func correction() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      _ = try await room.omar("correct", "1", "--note", "An earlier version had the wrong day.")
      let edit = try await room.nadia("draft", "edit", "1", "--headline", "Lantern Festival Moves to Saturday")
      #expect(edit.status == 0)
      let first = try await room.pia("export", "1", "--format", "text")
      #expect(first.output.contains("Lantern Festival Moves Indoors"))
      #expect(!first.output.contains("Saturday"))
      try await room.publish(1)
      let second = try await room.pia("export", "1", "--format", "text")
      #expect(second.output.contains("Lantern Festival Moves to Saturday"))
      #expect(try await room.pia("export", "1", "--format", "text", "--edition", "1").output.contains("Moves Indoors"))
      #expect(try await room.pia("export", "1", "--edition", "7").status == 66)
    }
  }

  @Test("does not guess a format, and says when a file can't be written")
  func wrong() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      let unknown = try await room.pia("export", "1", "-o", "story.doc")
      #expect(unknown.status == 64)
      #expect(unknown.errors.contains("html|fragment|text|markdown|ninjs|newsml"))
      #expect(try await room.pia("export", "1", "-o", "no/folder/story.html").status == 74)
      #expect(try await room.pia("export", "1", "--format", "html", "-o", "/dev/full").status == 74)
      #expect(try await room.pia("export", "1", "--format", "docx").status == 64)
      #expect(room.account.files(in: ".").filter { $0.hasPrefix("story") || $0.hasPrefix(".newsdesk") }.isEmpty)
    }
  }
}
