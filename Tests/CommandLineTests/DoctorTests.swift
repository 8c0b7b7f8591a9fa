import Desk
import Foundation
import Postgres
import Testing

@Suite("Doctor and status on a server", .timeLimit(.minutes(10)))
struct DoctorTests {
  @Test("find nothing wrong where nothing is")
  func good() async throws {
    try await ServerNewsroom.open { room in
      let doctor = try await room.nadia("doctor", "--json")
      #expect(doctor.status == 0)
      let findings = try JSON.objects(doctor.output)
      #expect(
        findings.compactMap { $0["check"] as? String } == ["files", "migrations", "login", "clock", "guards", "server"]
      )
      // The test server's other databases are open to everybody.
      #expect(findings.compactMap { $0["result"] as? String } == ["good", "good", "good", "good", "good", "advice"])
      let status = try await room.nadia("status", "--json")
      #expect(status.status == 0)
      let facts = try JSON.object(status.output)
      #expect(facts["you"] as? String == "Nadia Rahal")
      #expect(facts["timezone"] as? String == "Europe/London")
      #expect(facts["pending"] as? String == "2" || facts["pending"] as? Int == 2)
    }
  }

  @Test("say what is wrong and what to type: 1")
  func broken() async throws {
    try await ServerNewsroom.open { room in
      let roleless = try await room.quinn("user", "add", "sven-new", "--name", "Sven Berg")
      #expect(roleless.status == 0)
      let login = try await room.keyboard("sven-new")("doctor", "--json")
      #expect(login.status == 1)
      #expect(login.output.contains("no roles"))
      #expect(login.output.contains("newsdesk role grant sven-new"))

      try await room.tamper("UPDATE newsdesk.migration SET checksum = sha256('x') WHERE number = 3")
      let edited = try await room.nadia("doctor", "--json")
      #expect(edited.status == 1)
      let findings = try JSON.objects(edited.output)
      #expect(findings.map { $0["check"] as? String } == ["files", "migrations"])
      #expect(findings[1]["result"] as? String == "problem")
      #expect((findings[1]["finding"] as? String)?.contains("was edited") == true)
      #expect((findings[1]["fix"] as? String)?.hasPrefix("newsdesk ") == true)
    }
  }

  @Test("find a guard that was taken down, and say how to put it up: 1")
  func guards() async throws {
    try await ServerNewsroom.open { room in
      try await room.tamper("ALTER TABLE newsdesk.history DISABLE TRIGGER history_is_append_only")
      let doctor = try await room.nadia("doctor", "--json")
      #expect(doctor.status == 1)
      let problem = try JSON.objects(doctor.output).first { $0["result"] as? String == "problem" }
      #expect(problem?["check"] as? String == "tables")
      #expect(problem?["fix"] as? String == "ALTER TABLE newsdesk.history ENABLE TRIGGER history_is_append_only")
    }
  }

  @Test("of a server that nobody answers for, say just that")
  func unreachable() async throws {
    try await Account.use { account in
      let nowhere = account.with(["NEWSDESK_HOME": nil, "PGHOST": account.folder, "PGUSER": "nadia"])
      let doctor = try await nowhere.newsdesk(["doctor", "--json"])
      #expect(doctor.status == 1)
      let findings = try JSON.objects(doctor.output)
      #expect(findings.count == 2)
      #expect((findings[1]["finding"] as? String)?.contains("Cannot reach") == true)
      #expect((findings[1]["fix"] as? String)?.contains("newsdesk doctor") == false)
      #expect(try await nowhere.newsdesk(["status"]).status == 69)
    }
  }

  @Test("mend with --fix what can be mended, look again, and leave what somebody says no to")
  func mending() async throws {
    try await Account.use { account in
      let newsdesk = Keyboard(account: account.with(["NEWSDESK_AS": "ines"]))
      func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      do {
        #expect(try await newsdesk("init", "--local", "--timezone", "Europe/London").status == 0)
        #expect(try await newsdesk("stop").status == 0)
        let passwords = try account.file(".pgpass", "db1:5432:newsdesk:ines:secret\n")
        chmod(passwords, 0o644)

        let seen = try await newsdesk("doctor", "-f", "tsv")
        #expect(seen.status == 1)
        #expect(seen.output.contains("files\tproblem\t\(passwords): others may read your passwords"))
        #expect(seen.output.contains("chmod 600 ") && seen.output.contains("database\tproblem\tstopped, PostgreSQL"))
        #expect(!seen.output.contains("secret"))

        let declined = try await newsdesk.atTerminal("doctor", "--fix", typing: "n\nn\n")
        #expect(declined.status == 1 && declined.output.contains("[y/N]"))
        #expect(try mode(passwords) == 0o644)

        let mended = try await newsdesk("doctor", "--fix", "--json")
        #expect(mended.status == 0, "\(mended.output) \(mended.errors)")
        let results = try JSON.objects(mended.output).map { "\($0["check"] ?? "") \($0["result"] ?? "")" }
        #expect(results.starts(with: ["files mended", "database mended", "files good", "database good", "disk good"]))
        #expect(mended.errors.contains("Done: start the database"))
        #expect(try mode(passwords) == 0o600)
        #expect(try await newsdesk("doctor").status == 0)
      } catch {
        _ = try await newsdesk("stop")
        throw error
      }
      _ = try await newsdesk("stop")
    }
  }

  @Test("find a transaction that somebody left open and others wait for, and end it with --fix")
  func openTransaction() async throws {
    try await ServerNewsroom.open { room in
      let idler = try await Connection.connect(room.operatorConfiguration.with("user", "nadia"))
      try await idler.executeScript("SET idle_in_transaction_session_timeout = 0; BEGIN")
      _ = try await idler.query("SELECT newsdesk.lock_draft(1, 30)")
      let service = SessionService(connection: try await Connection.connect(room.operatorConfiguration))
      let idle = try await service.idleInTransaction(forSeconds: 0)
      #expect(idle.map(\.login) == ["nadia"])
      #expect(try await service.idleInTransaction(forSeconds: 3600) == [])
      #expect(try await service.end(try idle.first.orThrow("the session").processID))
      await #expect(throws: PostgresError.self) { try await idler.query("SELECT 1") }
      await idler.close()
    }
  }

  @Test("whoami says who, and which roles")
  func whoami() async throws {
    try await ServerNewsroom.open { room in
      let omar = try await room.omar("whoami")
      #expect(
        omar.output == "Omar Lindqvist (omar), times are Europe/London\n  editor on metro\n  photo editor on metro\n"
      )
      let document = try JSON.object(try await room.quinn("whoami", "--json").output)
      #expect(document["login"] as? String == "quinn")
      #expect((document["roles"] as? [[String: Any]])?.first?["role"] as? String == "administrator")
    }
  }
}
