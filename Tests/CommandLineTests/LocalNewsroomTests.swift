import Foundation
import Testing

@Suite("A private newsroom", .timeLimit(.minutes(10)))
struct LocalNewsroomTests {
  /// Stops the database whatever becomes of the test.
  private func use(_ body: (Account, Keyboard) async throws -> Void) async throws {
    try await Account.use { account in
      let local = account.with(["NEWSDESK_AS": "ines"])
      do {
        try await body(local, Keyboard(account: local))
      } catch {
        _ = try await local.newsdesk(["stop"])
        throw error
      }
      _ = try await local.newsdesk(["stop"])
    }
  }

  @Test("goes from nothing to a published story: one hands in, another approves, a third publishes")
  func wholeRoad() async throws {
    try await use { account, newsdesk in
      func person(_ login: String) -> Keyboard { Keyboard(account: account, ending: ["--as", login]) }
      let (ana, ben, cleo) = (person("ana"), person("ben"), person("cleo"))

      // Before there is one.
      #expect(try await newsdesk("pending").status == 78)
      #expect(try await newsdesk("pending").errors.contains("newsdesk init --local"))
      #expect(try await newsdesk("start").status == 78)
      #expect(try await newsdesk("status").output.contains("not created"))

      let made = try await newsdesk("init", "--local", "--desk", "metro", "--timezone", "Europe/London")
      #expect(made.status == 0)
      #expect(made.output == "✓ Ready. Desk: metro. You are ines (admin). Times are Europe/London.\n")
      #expect(made.errors == "A private database was created in \(account.folder)/home.\n")
      let again = try await newsdesk("init", "--local", "--desk", "metro", "--timezone", "Europe/London")
      #expect(again.status == 0)
      #expect(again.output == "✓ Already set up, nothing changed.\n")
      #expect(again.errors == "")

      for (login, name, role) in [("ana", "Ana Souza", "reporter"), ("cleo", "Cleo Laurent", "publisher")] {
        let added = try await newsdesk("user", "add", login, "--name", name, "--desk", "metro", "--role", role)
        #expect(added.output == "✓ \(login) (\(name)) works here now: \(role) on metro.\n")
      }
      let editor = ["--role", "editor", "--role", "photo_editor"]
      let added = try await account.newsdesk(
        ["user", "add", "ben", "--name", "Ben Okafor", "--desk", "metro"] + editor
      )
      #expect(added.status == 0)

      let unknown = try await person("bne")("pending")
      #expect(unknown.status == 66)
      #expect(unknown.output == "")
      #expect(unknown.complaint.hasPrefix("✗ There is no person \"bne\"."))
      #expect(unknown.complaint.contains("Did you mean \"ben\"?"))

      let page = try account.file("page.txt", Pages.two)
      let dry = try await ana("import", page, "--dry-run", "--json=id,outcome")
      #expect(dry.errors == "1 file, 2 stories: 2 new, 0 unchanged. Dry run, nothing was written.\n")
      #expect(try await ana("pending", "-f", "count").output == "0\n")
      let imported = try await ana("import", page, "--json=id,outcome,headline")
      #expect(imported.status == 0)
      let stories = try JSON.objects(imported.output)
      #expect(stories.compactMap { $0["headline"] as? String } == [Pages.lantern, Pages.quarry])
      #expect(stories.allSatisfy { $0["outcome"] as? String == "created" })
      let id = "\(try (stories[0]["id"] as? Int).orThrow("the id"))"
      let same = try await ana("import", page, "-f", "tsv")
      #expect(same.status == 0)
      #expect(same.lines.dropFirst().allSatisfy { $0.contains("\tunchanged\t") })
      #expect(same.errors == "1 file, 2 stories: 0 new, 2 unchanged.\n")
      #expect(try await ana("pending", "-f", "count").output == "2\n")

      let submitted = try await ana("submit", id)
      #expect(submitted.output.hasSuffix(": draft → submitted\n"))
      let own = try await ana("approve", id)
      #expect(own.status == 77)
      #expect(own.errors.contains("you wrote it, and metro stories need a second person"))
      let unapproved = try await cleo("publish", id, "--yes")
      #expect(unapproved.status == 79)
      let approved = try await ben("approve", id)
      #expect(approved.output.hasSuffix(": submitted → approved, copy and picture signed off\n"))
      let published = try await cleo("publish", id, "--yes")
      #expect(published.status == 0)
      #expect(published.output.contains(": approved → published, "))
      let twice = try await cleo("publish", id, "--yes")
      #expect(twice.status == 0)
      #expect(twice.output.contains("already published"))
      #expect(try await ana("draft", "edit", id, "--headline", "Another").status == 79)

      let log = try JSON.objects(try await ben("draft", "log", id, "--json=who,action").output)
      #expect(log.compactMap { $0["action"] as? String } == ["create", "submit", "approve", "publish"])
      #expect(log.compactMap { $0["who"] as? String } == ["Ana Souza", "Ana Souza", "Ben Okafor", "Cleo Laurent"])
      let exported = try await cleo("export", id, "-o", "story.html")
      #expect(exported.status == 0)
      #expect(try account.contents("story.html").contains(Pages.lantern))
      #expect(try await ana("pending", "-f", "count").output == "1\n")

      // Healthy, then stopped, then started again with everything in it.
      #expect(try await newsdesk("status").output.contains("running"))
      #expect(try await newsdesk("doctor").status == 0)
      #expect(try await newsdesk("migrate", "verify").status == 0)
      let stopped = try await newsdesk("stop")
      #expect(stopped.output == "✓ The newsroom database is stopped.\n")
      #expect(try await newsdesk("stop").output == "✓ The newsroom database was not running.\n")
      let down = try await ana("pending", "--json")
      #expect(down.status == 69)
      #expect(down.output == "")
      #expect(down.errors.contains("newsdesk start"))
      #expect(try await newsdesk("status").status == 69)
      #expect(try await newsdesk("status").output.contains("stopped"))
      let doctor = try await newsdesk("doctor", "--json")
      #expect(doctor.status == 1)
      #expect(doctor.output.contains("newsdesk start"))
      #expect(try await newsdesk("start").output == "✓ The newsroom database is running.\n")
      #expect(try await newsdesk("start").output == "✓ The newsroom database was running already.\n")
      #expect(try await ana("pending", "-f", "count").output == "1\n")
    }
  }

  @Test("takes no folder that holds something else, and touches nothing in it: 78")
  func foreignHome() async throws {
    try await use { account, newsdesk in
      try FileManager.default.createDirectory(atPath: account.folder + "/home", withIntermediateDirectories: false)
      try account.file("home/letter.txt", "Dear all")
      for command in ["init --local", "start", "stop", "status", "pending"] {
        let outcome = try await newsdesk.shell("newsdesk \(command)")
        #expect(outcome.status == 78, "\(command)")
        #expect(outcome.output == "", "\(command)")
        #expect(outcome.complaint.contains("holds something else, such as letter.txt"), "\(command)")
      }
      #expect(account.files(in: "home") == ["letter.txt"])
    }
  }

  @Test("takes no folder whose socket's path would be too long, and no relative one: 78")
  func longHome() async throws {
    try await use { account, newsdesk in
      let long = account.folder + "/" + String(repeating: "long", count: 30)
      let outcome = try await newsdesk.with(["NEWSDESK_HOME": long])("init", "--local")
      #expect(outcome.status == 78)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("a socket's path holds 107"))
      #expect(!FileManager.default.fileExists(atPath: long))
      let relative = try await newsdesk.with(["NEWSDESK_HOME": "here"])("init", "--local")
      #expect(relative.status == 78)
      #expect(account.files(in: "here").isEmpty)
    }
  }
}
