import DatabaseSupport
import Postgres
import Testing

@Suite("A database that is not as it should be", .timeLimit(.minutes(10)))
struct BrokenDatabaseTests {
  private static let add99 = "INSERT INTO newsdesk.migration (number, name, checksum) VALUES (99, 'later', sha256('x'))"
  private static let dropNewest =
    "DELETE FROM newsdesk.migration WHERE number = (SELECT max(number) FROM newsdesk.migration)"

  @Test("a libpq that can't be loaded is told with what mends it: 78, and what needs no database needs none")
  func noLibrary() async throws {
    try await ServerNewsroom.open { room in
      _ = try room.account.file("libraries/libpq.so.5", "no library\n")
      let nadia = room.nadia.with(["LD_LIBRARY_PATH": room.account.folder + "/libraries"])
      let outcome = try await nadia("whoami")
      #expect(outcome.status == 78 && outcome.output == "")
      #expect(outcome.errors.contains("libpq, can't be loaded here: "), "\(outcome.errors)")
      #expect(outcome.errors.contains("Fix: sudo apt-get install libpq5"))
      for words in [["--version"], ["help"], ["draft", "--help"]] {
        #expect(try await nadia.account.newsdesk(words).status == 0)
      }
    }
  }

  @Test("one that is newer than the program is left alone: 78")
  func newer() async throws {
    try await ServerNewsroom.open { room in
      try await room.tamper(Self.add99)
      for command in [
        ["pending", "--json"], ["submit", "1"], ["doctor"], ["migrate", "up"], ["migrate", "verify"],
        ["init", "--server"],
      ] {
        let person = command[0] == "migrate" || command[0] == "init" ? room.superuser : room.nadia
        let outcome = try await person.account.newsdesk(command)
        #expect(outcome.status == (command[0] == "doctor" ? 1 : 78), "\(command)")
        if command[0] != "doctor" {
          #expect(outcome.output == "")
          #expect(outcome.complaint.contains("is at version 99, newer than this newsdesk"))
          #expect(outcome.errors.contains("Fix: install a newer newsdesk."))
        }
      }
    }
  }

  @Test("one that is older says how to migrate it, and then goes on: 78")
  func older() async throws {
    try await ServerNewsroom.open { room in
      try await room.tamper("CREATE TABLE public.kept AS SELECT * FROM newsdesk.migration")
      try await room.tamper(Self.dropNewest)
      let outcome = try await room.nadia("submit", "1")
      #expect(outcome.status == 78)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("Fix: newsdesk migrate up"))
      try await room.tamper("INSERT INTO newsdesk.migration SELECT * FROM public.kept ON CONFLICT DO NOTHING")
      #expect(try await room.state(of: 1) == "draft")
    }
  }

  @Test("one that holds no newsroom, and one that there isn't, say how to make one: 78")
  func absent() async throws {
    try await TestServer.withEmptyDatabase { configuration in
      try await Account.use { account in
        let empty = try account.entering(configuration).with(["PGUSER": "postgres"])
        let outcome = try await empty.newsdesk(["pending", "--json"])
        #expect(outcome.status == 78)
        #expect(outcome.output == "")
        #expect(outcome.complaint == "✗ There is no newsroom in this database.")
        #expect(outcome.errors.contains("newsdesk init"))
        let missing = try await empty.with(["PGDATABASE": "newsdesk_no_such"]).newsdesk(["pending"])
        #expect(missing.status == 78)
        #expect(missing.complaint.contains("There is no newsroom on this server"))
        #expect(missing.errors.contains("newsdesk init --server"))
      }
    }
  }

  @Test(
    "one that nobody answers for is out of reach, and named: 69",
    arguments: ["pending --json", "submit 1", "migrate status", "init --server"]
  )
  func unreachable(_ command: String) async throws {
    try await Account.use { account in
      let nowhere = account.with(["NEWSDESK_HOME": nil, "PGHOST": account.folder, "PGPORT": "6543", "PGUSER": "nadia"])
      let outcome = try await nowhere.shell("newsdesk \(command)")
      #expect(outcome.status == 69)
      #expect(outcome.output == "")
      #expect(
        outcome.complaint
          == "✗ Cannot reach the newsroom database (\(account.folder), port 6543). Nothing was changed."
      )
      #expect(outcome.errors.contains("Check: newsdesk doctor"))
      #expect(!outcome.errors.contains("<U+"))
    }
  }

  @Test("a login that doesn't work here may not, and is told who adds people: 77")
  func strangers() async throws {
    try await ServerNewsroom.open { room in
      let unknown = try await room.keyboard("nobody-known")("pending", "--json")
      #expect(unknown.status == 77)
      #expect(unknown.output == "")
      #expect(unknown.complaint.contains("does not let this login in"))
      #expect(unknown.errors.contains("nobody-known"))
      let superuser = try await room.superuser("pending")
      #expect(superuser.status == 77)
      #expect(superuser.complaint == "✗ \"postgres\" does not work in this newsroom.")
      _ = try await room.quinn("user", "disable", "pia")
      let disabled = try await room.pia("pending")
      #expect(disabled.status == 77)
      #expect(disabled.output == "")
      #expect(disabled.errors.contains("newsdesk user enable"))
    }
  }

  @Test("a person may not act as another on a server: 64")
  func asSomebody() async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.nadia("submit", "1", "--as", "omar")
      #expect(outcome.status == 64)
      #expect(outcome.output == "")
      #expect(outcome.complaint == "✗ --as works on a local newsroom only.")
      #expect(try await room.state(of: 1) == "draft")
    }
  }

  @Test("a server that goes away in the middle leaves nothing half done, and nobody is told that it was done: 69")
  func lostInTheMiddle() async throws {
    try await ServerNewsroom.open { room in
      let administrator = try await Connection.connect(room.operatorConfiguration)
      // In a transaction the statistics stand still, so another connection watches.
      let watcher = try await Connection.connect(room.operatorConfiguration)
      // The row is held, so that the submission is under way and waits.
      try await administrator.execute("BEGIN")
      try await administrator.execute("SELECT FROM newsdesk.story WHERE id = 1 FOR UPDATE")
      async let submission = room.nadia("submit", "1")
      var ended = 0
      while ended == 0 {
        ended = try await watcher.query(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'newsdesk' AND wait_event_type = 'Lock'
          """
        ).count
        try await Task.sleep(for: .milliseconds(20))
      }
      let outcome = try await submission
      try await administrator.execute("ROLLBACK")
      await administrator.close()
      await watcher.close()
      #expect(outcome.status == 69)
      #expect(outcome.output == "")
      #expect(outcome.complaint.contains("was lost before it answered"))
      #expect(outcome.errors.contains("newsdesk draft log"))
      #expect(try await room.state(of: 1) == "draft")
      #expect(try await room.nadia("submit", "1").status == 0)
    }
  }

  @Test("a story that somebody holds is not waited for without end: 75")
  func held() async throws {
    try await ServerNewsroom.open { room in
      let administrator = try await Connection.connect(room.operatorConfiguration)
      try await administrator.execute("BEGIN")
      try await administrator.execute("SELECT FROM newsdesk.story WHERE id = 1 FOR UPDATE")
      let outcome = try await room.nadia.with(["PGOPTIONS": "-c lock_timeout=100ms"])("submit", "1")
      try await administrator.execute("ROLLBACK")
      await administrator.close()
      #expect(outcome.status == 75)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("Try again"))
      #expect(try await room.state(of: 1) == "draft")
    }
  }
}
