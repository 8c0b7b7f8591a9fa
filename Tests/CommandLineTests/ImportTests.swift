import Foundation
import Glibc
import Testing

@Suite("newsdesk import", .timeLimit(.minutes(10)))
struct ImportTests {
  private func folder(_ room: ServerNewsroom, _ files: [(String, String)]) throws -> String {
    let folder = room.account.folder + "/wire"
    try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
    return folder
  }

  private static let files = [
    ("b.md", "---\nheadline: From Markdown\nid: md-1\nversion: 1\nmood: grey\n---\n\nA text.\n"),
    (
      "a.json",
      "{\"headline\": \"From JSON\", \"body\": [\"One.\", \"Two.\"], \"photos\": [{\"caption\": \"c\", \"credit\": \"Jane Roe/AFP\"}]}"
    ),
    (
      "sub/c.json",
      "{\"uri\": \"urn:x:1\", \"type\": \"text\", \"version\": \"1\", \"headline\": \"From ninjs\", \"body_text\": \"A.\"}"
    ),
    (
      "d.ndjson",
      "{\"headline\": \"Line one\", \"body\": \"a\"}\n{\"headline\": }\n{\"headline\": \"Line three\", \"body\": \"b\"}\n"
    ),
    (".hidden", "x"),
  ]

  @Test("goes through a folder in the order of its names, names what it passes over, and stops at nothing that is bad")
  func folder() async throws {
    try await ServerNewsroom.open { room in
      let folder = try folder(room, Self.files)
      symlink(".", folder + "/loop")
      mkfifo(folder + "/pipe", 0o600)
      let outcome = try await room.nadia("import", folder, "--json=outcome,file,item,headline")
      #expect(outcome.status == 65)
      let rows = try JSON.objects(outcome.output)
      #expect(
        rows.compactMap { $0["headline"] as? String } == [
          "From JSON", "From Markdown", "Line one", "Line three", "From ninjs",
        ]
      )
      #expect(rows.compactMap { $0["item"] as? Int } == [1, 1, 1, 3, 1])
      #expect(outcome.errors.contains("wire/.hidden skipped: hidden"))
      #expect(outcome.errors.contains("wire/loop skipped: a link"))
      #expect(outcome.errors.contains("wire/pipe skipped: no file"))
      #expect(outcome.errors.contains("d.ndjson: story 2: line 2: a value is missing"))
      #expect(outcome.errors.contains("Stories have no field for: mood"))
      #expect(outcome.errors.hasSuffix("4 files, 5 stories: 5 new, 0 unchanged, 1 problem, 3 skipped.\n"))
      let again = try await room.nadia("import", folder, "--resume", "-f", "json")
      #expect(again.errors.hasSuffix("Resumed: 4 files, 5 stories: 0 new, 5 already here, 1 problem, 3 skipped.\n"))
    }
  }

  @Test("takes an archive's files as a folder's, writes none of them anywhere, and refuses what is broken")
  func archive() async throws {
    try await ServerNewsroom.open { room in
      _ = try folder(room, Self.files)
      let tar = try await room.account.shell(
        "cd \(room.account.folder) && ln -s /etc/passwd wire/link && tar --transform 's,^wire/a,../../wire/a,' -czf w.tar.gz wire && "
          + "head -c 200 w.tar.gz > cut.tar.gz && printf 'PK\\003\\004' > broken.zip"
      )
      #expect(tar.status == 0)
      let path = room.account.folder + "/w.tar.gz"
      let outcome = try await room.nadia("import", path, "-f", "ids")
      #expect(outcome.status == 65)
      #expect(outcome.output.split(separator: "\n").count == 5)
      #expect(outcome.errors.contains("wire/link skipped: a link"))
      #expect(room.account.files(in: "..").contains("wire") == false)
      for name in ["cut.tar.gz", "broken.zip"] {
        let broken = try await room.nadia("import", room.account.folder + "/" + name)
        #expect(broken.status == 65)
        #expect(broken.errors.contains("the archive is broken, or cut short"))
      }
    }
  }

  @Test("holds what its source embargoes, by whichever door it comes, and reads pages of the web")
  func embargoes() async throws {
    try await ServerNewsroom.open { room in
      let files = [
        ("a.md", "---\nheadline: Sure\nembargo: 2099-11-25T06:00:00Z\n---\n\nA text.\n"),
        (
          "b.json",
          #"{"uri": "urn:x:9", "type": "text", "headline": "Unsure", "body_text": "A.", "embargoed": "Tuesday"}"#
        ),
        (
          "c.html",
          "<html><body><h1>From the web</h1><p>The ferry was late again on Monday, its owner said.</p></body></html>"
        ),
      ]
      let folder = try folder(room, files)
      let outcome = try await room.nadia("import", folder, "--json=headline,advisory")
      #expect(outcome.status == 0)
      let rows = try JSON.objects(outcome.output)
      #expect(rows.compactMap { $0["headline"] as? String } == ["Sure", "Unsure", "From the web"])
      #expect(rows[0]["advisory"] as? String == "embargo: until 2099-11-25T06:00:00Z")
      #expect((rows[1]["advisory"] as? String)?.hasPrefix("embargo: hold until an editor decides") == true)
      #expect(rows[2]["advisory"] is NSNull)
      let explained = try await room.nadia("explain", "4")
      #expect(explained.output.contains("embargo"))
      let checked = try await room.nadia("check", folder + "/c.html", "--desk", "metro")
      #expect(checked.errors == "" && [0, 1].contains(checked.status))
    }
  }

  @Test("brings a newer version in where it is told to, and shows what came of which bytes")
  func versions() async throws {
    try await ServerNewsroom.open { room in
      let old = try room.account.file("old.md", "---\nheadline: Quay\nid: q\nversion: 1\nmood: grey\n---\n\nOld.\n")
      let text = "---\nheadline: Quay\nid: q\nversion: 2\n---\n\nNew.\n"
      let new = try room.account.file("new.md", text)
      #expect(try await room.nadia("import", old).status == 0)
      let kept = try await room.nadia("import", new, "-f", "tsv")
      #expect(kept.status == 0)
      #expect(kept.output.contains("kept: another version"))
      #expect(kept.errors.contains("--on-duplicate update"))
      let refused = try await room.nadia("import", new, "--on-duplicate", "fail")
      #expect(refused.status == 1)
      #expect(refused.errors.contains("quay is here already"))
      let dry = try await room.nadia("import", new, "--on-duplicate", "update", "--dry-run", "-f", "tsv")
      #expect(dry.output.contains("would update"))
      #expect(
        try await room.nadia("import", new, "--on-duplicate", "update", "-f", "tsv").output.contains("\tupdated\t")
      )
      let version = try await room.version(of: 3)
      #expect(version == 2)
      #expect(try await room.nadia("source", "export", "3").output == text)
      let first = try await room.nadia("source", "show", "3")
      #expect(first.output.contains("a story has no field for \"mood\": grey"))
      #expect(first.output.contains("its source calls it q, version 2"))
      let json = try await room.nadia("source", "show", "3", "--json")
      #expect(try (JSON.object(json.output)["sources"] as? [Any])?.count == 2)
      #expect(try await room.nadia("source", "show", "99").status == 66)
    }
  }

  @Test("gives back what draft show wrote, as the same story and no other")
  func roundTrip() async throws {
    try await ServerNewsroom.open { room in
      let shown = try await room.nadia("draft", "show", "1", "--json")
      let file = try room.account.file("shown.json", shown.output)
      let outcome = try await room.nadia("import", file, "-f", "tsv")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("1\tunchanged\t"))
    }
  }

  @Test("names the story that a withdrawal is about")
  func withdrawn() async throws {
    try await ServerNewsroom.open { room in
      let item =
        "{\"uri\": \"urn:w\", \"type\": \"text\", \"pubStatus\": \"STATUS\", \"headline\": \"H\", \"body_text\": \"b\"}"
      let usable = try room.account.file("u.json", item.replacing("STATUS", with: "usable"))
      let canceled = try room.account.file("c.json", item.replacing("STATUS", with: "canceled"))
      let unknown = try await room.nadia("import", canceled)
      #expect(unknown.status == 65)
      #expect(unknown.errors.contains("its source says \"canceled\" of urn:w: it must not be used"))
      #expect(try await room.nadia("import", usable).status == 0)
      let known = try await room.nadia("import", canceled)
      #expect(known.errors.contains("It is story 3 here: newsdesk spike 3"))
    }
  }

  @Test("takes a folder of nothing as no failure, and says what a file is that it doesn't read")
  func nothing() async throws {
    try await ServerNewsroom.open { room in
      let folder = try folder(room, [])
      let empty = try await room.nadia("import", folder, "-f", "json")
      #expect((empty.status, empty.output) == (0, "[]\n"))
      let html = try room.account.file("a.html", "<!DOCTYPE html><html><body><nav>Menu</nav></body></html>")
      let refused = try await room.nadia("import", html)
      #expect(refused.status == 65)
      #expect(refused.errors.contains("a.html"))
      let deep = try room.account.file("deep.json", String(repeating: "[{", count: 100_000))
      #expect(try await room.nadia("import", deep).status == 65)
      #expect(try await room.nadia("import", "/dev/null").status == 65)
      #expect(try await room.nadia("import", room.account.folder + "/none").status == 66)
      let fields = try await room.nadia("import", html, "--json=nonsense")
      #expect(fields.status == 64)
    }
  }
}
