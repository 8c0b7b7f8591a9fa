import Foundation
import Testing

@Suite("Input that can't be taken in", .timeLimit(.minutes(10)))
struct BadInputTests {
  /// What the file holds, the words that say what is wrong with it, and the exit status.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var contents: Data
    var words: String

    init(_ name: String, _ contents: String, _ words: String) {
      self.init(name, Data(contents.utf8), words)
    }

    init(_ name: String, _ contents: Data, _ words: String) {
      (testDescription, self.contents, self.words) = (name, contents, words)
    }
  }

  static let cases = [
    Case("empty", "", "there is no text in it"),
    Case("blank", " \n\n \t\n", "there is no text in it"),
    Case("a picture", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), "this is a PNG picture, not text"),
    Case("over 8 MiB", String(repeating: "word ", count: 1_700_000), "8500000 bytes, more than the 8388608"),
    Case("cut short", "Dredger Stuck\n\nThe dredger is stuck on the [+1200 chars]\n", "line 3 ends in [+1200 chars]"),
    Case("not UTF-8", Data("Caf".utf8) + [0xE9] + Data("\n\nText.\n".utf8), "byte 3 (line 1) is not UTF-8"),
    Case("with NUL", "Dredger Stuck\n\nThe dredger\u{0} is stuck.\n", "line 3 has a NUL character"),
    Case("with ESC", "Dredger \u{1B}[31mStuck\n\nText.\n", "line 1, column 9 has the control character U+001B"),
    Case("with no headline", "\nThe dredger is stuck.\n", "line 1 is blank, so there is no headline"),
  ]

  @Test("a page says what is wrong with it and where, and nothing of it is stored: 65", arguments: cases)
  func page(_ bad: Case) async throws {
    try await ServerNewsroom.open { room in
      let file = try room.account.file("bad.txt", bad.contents)
      let outcome = try await room.nadia("import", file)
      #expect(outcome.status == 65)
      #expect(outcome.output == "")
      #expect(outcome.complaint.hasPrefix("✗ \(file): "))
      #expect(outcome.errors.contains(bad.words))
      #expect(outcome.errors.contains("Nothing of it was imported."))
      #expect(!outcome.errors.contains("\u{1B}"))
      #expect(try await room.nadia("draft", "list", "-f", "count").output == "2\n")
    }
  }

  @Test("parse says the same with no newsroom at hand", arguments: cases)
  func parse(_ bad: Case) async throws {
    try await Account.use { account in
      let file = try account.file("bad.txt", bad.contents)
      let outcome = try await account.newsdesk(["parse", "page", file, "--json"])
      #expect(outcome.status == 65)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains(bad.words))
    }
  }

  @Test("a story's text and its fields are held to the same")
  func draft() async throws {
    try await ServerNewsroom.open { room in
      let file = try room.account.file("bad.txt", Data("Caf".utf8) + [0xE9])
      let new = try await room.nadia("draft", "new", file, "--desk", "metro")
      #expect(new.status == 65)
      #expect(new.errors.contains("byte 3"))
      let edit = try await room.nadia("draft", "edit", "1", "--body-file", file)
      #expect(edit.status == 65)
      let headline = try await room.nadia("draft", "edit", "1", "--headline", "Two\nlines\u{7}")
      #expect(headline.status == 65)
      let slug = try await room.nadia("draft", "edit", "1", "--slug", "two words")
      #expect(slug.status == 65)
      #expect(slug.errors.contains("the slug is 1 to 100 characters"))
      let version = try await room.version(of: 1)
      #expect(version == 1)
      #expect(try await room.nadia("draft", "list", "-f", "count").output == "2\n")
    }
  }

  @Test("a file that isn't there, a folder and one that is closed to us are 66")
  func noFile() async throws {
    try await ServerNewsroom.open { room in
      for command in [["import"], ["draft", "new", "--desk", "metro"], ["draft", "edit", "1", "--body-file"]] {
        let missing = try await room.nadia.account.newsdesk(command + ["page.txt"])
        #expect(missing.status == 66)
        #expect(missing.complaint == "✗ page.txt can't be read: there is no such file.")
        // A folder is imported with all that is in it.
        if command == ["import"] { continue }
        let folder = try await room.nadia.account.newsdesk(command + ["/tmp"])
        #expect(folder.status == 66)
        #expect(folder.complaint == "✗ /tmp is a folder, not a file.")
      }
    }
  }

  @Test("of several files the sound ones come in, the others are named, and the status says that it was their data")
  func several() async throws {
    try await ServerNewsroom.open { room in
      let good = try room.account.file("good.txt", Pages.one)
      let bad = try room.account.file("bad.txt", "\nText\n")
      let outcome = try await room.nadia("import", bad, good, "--json=outcome,slug")
      #expect(outcome.status == 65)
      #expect(try JSON.objects(outcome.output).count == 1)
      #expect(outcome.output.contains("swimming-baths-in-tarrow-reopen"))
      #expect(outcome.errors.contains("✗ \(bad): line 1 is blank"))
      #expect(outcome.errors.hasSuffix("2 files, 1 story: 1 new, 0 unchanged, 1 problem.\n"))
      #expect(try await room.nadia("draft", "list", "-f", "count").output == "3\n")
    }
  }

  @Test("a time that is past, does not exist or is none is refused")
  func times() async throws {
    try await ServerNewsroom.open { room in
      let wrong = [
        ("00:00", "is past"), ("28 Mar 2027 01:30", "does not exist"), ("31 Oct 2027 01:30", "twice"),
        ("soonish", "is no time"),
      ]
      for (time, words) in wrong {
        let outcome = try await room.nadia("draft", "new", "--desk", "metro", "--headline", "Due", "--due", time)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains(words))
      }
      #expect(try await room.nadia("draft", "list", "-f", "count").output == "2\n")
    }
  }

  @Test("a new login or desk that the database can't have is refused with what it may be")
  func staff() async throws {
    try await ServerNewsroom.open { room in
      let login = try await room.quinn("user", "add", "Nadia R", "--name", "Nadia")
      #expect(login.status == 65)
      #expect(login.errors.contains("lower-case ASCII"))
      let desk = try await room.quinn("desk", "add", "Night Desk")
      #expect(desk.status == 65)
      let role = try await room.quinn("user", "add", "sven", "--name", "Sven", "--role", "editor")
      #expect(role.status == 64)
      #expect(role.errors.contains("On which desk"))
      let reporter = try await room.nadia("user", "add", "sven", "--name", "Sven")
      #expect(reporter.status == 77)
      #expect(try await room.quinn("user", "list", "-f", "count").output == "4\n")
    }
  }
}
