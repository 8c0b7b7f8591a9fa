import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A session")
struct SessionTests {
  private func failure(_ configuration: ConnectionConfiguration) async -> DeskError? {
    await #expect(throws: DeskError.self) { _ = try await NewsroomSession.open(configuration) }
  }

  @Test("knows who is at work, where, and what time it is")
  func opens() async throws {
    try await TestNewsroom.open { newsroom in
      let session = try await newsroom.session(as: "ana")
      #expect(session.person == Person(login: "ana", name: "Ana Souza"))
      #expect(session.timeZone == "Europe/London")
      #expect(
        try await session.connection.query("SELECT \(session.now) <= clock_timestamp()")[0].decode(at: 0, as: Bool.self)
      )
      await session.close()
    }
  }

  @Test("is refused to strangers, to those who have left and to the superuser")
  func strangers() async throws {
    try await TestNewsroom.open { newsroom in
      guard case .disabled("finn", _, let who) = await failure(newsroom.configuration.with("user", "finn")) else {
        Issue.record("finn was let in")
        return
      }
      #expect(who == ["Ada Admin (administrator)", "Adam Admin (administrator)"])
      for login in ["olga", "postgres"] {
        guard case .notAMember(login, _) = await failure(newsroom.configuration.with("user", login)) else {
          Issue.record("\(login) was let in")
          continue
        }
      }
      guard case .unreachable = await failure(newsroom.configuration.with("user", "nobody-at-all")) else {
        Issue.record("a login that doesn't exist was let in")
        return
      }
      let superuser = try await newsroom.superuser()
      let outsider = "outsider\(superuser.processID)"
      try await superuser.execute("CREATE ROLE \(identifier: outsider) LOGIN")
      guard case .unreachable = await failure(newsroom.configuration.with("user", outsider)) else {
        Issue.record("a login that is not staff may connect")
        return
      }
      try await superuser.execute("DROP ROLE \(identifier: outsider)")
    }
  }

  @Test("is refused where there is no newsroom")
  func absent() async throws {
    try await TestServer.withEmptyDatabase { configuration in
      guard case .schema(.absent) = await failure(configuration) else { Issue.record("absent"); return }
      guard case .unreachable = await failure(configuration.with("dbname", "no-such-database")) else {
        Issue.record("a database that doesn't exist was opened")
        return
      }
    }
  }

  @Test("is refused where the database is older or newer than the program, and says which")
  func otherVersions() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let here = Schema.programVersion
      let numbers = try Schema.migrator().migrations.map(\.number)
      #expect(here == numbers.last)
      // Numbers may leave room between one concern and the next.
      let before = try #require(numbers.dropLast().last)
      try await superuser.execute(
        """
        INSERT INTO newsdesk.migration SELECT (jsonb_populate_record(m, jsonb_build_object('number', number + 1))).*
        FROM newsdesk.migration AS m WHERE number = \(here)
        """
      )
      guard case .schema(.newer(here + 1, here)) = await failure(newsroom.configuration.with("user", "ana")) else {
        Issue.record("newer")
        return
      }
      await #expect(throws: MigrationError.databaseIsNewer(database: here + 1, program: here)) {
        try await Schema.migrator().up(superuser)
      }
      try await superuser.execute("DELETE FROM newsdesk.migration WHERE number >= \(here)")
      guard case .schema(.older(before, here)) = await failure(newsroom.configuration.with("user", "ana")) else {
        Issue.record("older")
        return
      }
    }
  }

  @Test("finds a newsroom that was founded once, however often it is set up")
  func foundedTwice() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let before = try await newsroom.fingerprint()
      try await ServerSetup(connection: superuser).makeRoles()
      try await ServerSetup.secureDatabase(superuser)
      #expect(try await Schema.migrator().up(superuser).isEmpty)
      try await Schema.migrator().verify(superuser)
      let founding = NewsroomFounding(connection: superuser)
      #expect(try await founding.found(name: "Another", timeZone: "Asia/Tokyo") == false)
      #expect(try await founding.openDesk("metro") == false)
      #expect(try await founding.enrol(Person(login: "ana", name: "Another Ana")) == false)
      #expect(try await founding.grant(.reporter, to: "ana", desk: "metro") == false)
      #expect(try await founding.timeZone() == "Europe/London")
      let error = await #expect(throws: DeskError.self) {
        try await founding.found(name: "Mars", timeZone: "Mars/Olympus")
      }
      guard case .badData = error else { Issue.record("\(String(describing: error))"); return }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("whose connection is lost says that the outcome is unknown")
  func lost() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      _ = try await newsroom.superuser().query("SELECT pg_terminate_backend(\(ana.connection.processID), 5000)")
      let error = await #expect(throws: DeskError.self) { try await newsroom.draft() }
      guard case .outcomeUnknown = error else { Issue.record("\(String(describing: error))"); return }
    }
  }
}

@Suite("The words of the domain")
struct VocabularyTests {
  @Test("are the database's, letter for letter, and the state is computed alike on both sides")
  func enums() async throws {
    try await TestNewsroom.open { newsroom in
      let connection = try await newsroom.session(as: "ana").connection
      func labels(_ type: String) async throws -> [String] {
        try await connection.query("SELECT unnest(enum_range(NULL::newsdesk.\(identifier: type)))::text")
          .map { try $0.decode(at: 0) }
      }
      #expect(try await labels("stage") == Stage.allCases.map(\.rawValue))
      #expect(try await labels("publication_state") == PublicationState.allCases.map(\.rawValue))
      #expect(try await labels("action") == Action.allCases.map(\.rawValue))
      #expect(try await labels("role") == Role.allCases.map(\.rawValue))
      #expect(try await labels("sign_off_kind") == SignOffKind.allCases.map(\.rawValue))
      for stage in Stage.allCases {
        for publication in PublicationState.allCases {
          let state: String = try await connection.query("SELECT newsdesk.state(\(stage), \(publication))")[0].decode(
            at: 0
          )
          #expect(state == StoryState(stage: stage, publication: publication).rawValue)
        }
      }
    }
  }
}
