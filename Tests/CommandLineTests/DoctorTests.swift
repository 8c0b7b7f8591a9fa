import Testing

@Suite("Doctor and status on a server", .timeLimit(.minutes(10)))
struct DoctorTests {
  @Test("find nothing wrong where nothing is")
  func good() async throws {
    try await ServerNewsroom.open { room in
      let doctor = try await room.nadia("doctor", "--json")
      #expect(doctor.status == 0)
      let findings = try JSON.objects(doctor.output)
      #expect(findings.compactMap { $0["check"] as? String } == ["migrations", "login", "clock", "guards", "server"])
      // The test server's other databases are open to everybody.
      #expect(findings.compactMap { $0["result"] as? String } == ["good", "good", "good", "good", "advice"])
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
      #expect(findings.count == 1)
      #expect(findings[0]["result"] as? String == "problem")
      #expect((findings[0]["finding"] as? String)?.contains("was edited") == true)
      #expect((findings[0]["fix"] as? String)?.hasPrefix("newsdesk ") == true)
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
      #expect(findings.count == 1)
      #expect((findings[0]["finding"] as? String)?.contains("Cannot reach") == true)
      #expect((findings[0]["fix"] as? String)?.contains("newsdesk doctor") == false)
      #expect(try await nowhere.newsdesk(["status"]).status == 69)
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
