import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("The staff")
struct StaffTests {
  private func expectBadData(_ body: () async throws -> Bool) async {
    let error = await #expect(throws: DeskError.self) { _ = try await body() }
    guard case .badData = error else { Issue.record("\(String(describing: error))"); return }
  }

  @Test("is looked after by administrators, and each change says whether it was one")
  func changes() async throws {
    try await TestNewsroom.open { newsroom in
      let staff = try await newsroom.session(as: "adm").staff
      #expect(try await staff.addDesk("culture"))
      #expect(try await staff.addDesk("culture") == false)
      #expect(try await staff.addPerson(Person(login: "zoe", name: "Zoë Park")))
      #expect(try await staff.addPerson(Person(login: "zoe", name: "Zoë Park")) == false)
      #expect(try await staff.grant(.editor, to: "zoe", desk: "culture"))
      #expect(try await staff.grant(.editor, to: "zoe", desk: "culture") == false)
      #expect(try await staff.grant(.publisher, to: "zoe", desk: nil))
      let zoe = try await staff.members().first { $0.person.login == "zoe" }
      #expect(zoe?.person.name == "Zoë Park" && zoe?.disabledAt == nil)
      #expect(zoe?.roles == [.init(role: .publisher, desk: nil), .init(role: .editor, desk: "culture")])
      #expect(try await staff.members(of: "culture").map(\.person.login) == ["zoe"])
      #expect(try await staff.revoke(.editor, from: "zoe", desk: "culture"))
      #expect(try await staff.revoke(.editor, from: "zoe", desk: "culture") == false)
      #expect(try await staff.setDisabled(true, login: "zoe"))
      #expect(try await staff.setDisabled(true, login: "zoe") == false)
      let desks = try await staff.desks()
      #expect(desks.map(\.name) == ["culture", "metro", "sport"] && desks[1].members == 9)
    }
  }

  @Test("is nobody else's to change")
  func onlyAdministrators() async throws {
    try await TestNewsroom.open { newsroom in
      let before = try await newsroom.fingerprint()
      for login in ["ana", "ben", "cleo", "eve"] {
        let staff = try await newsroom.session(as: login).staff
        let attempts: [() async throws -> Bool] = [
          { try await staff.addPerson(Person(login: "zoe", name: "Zoe")) },
          { try await staff.addDesk("culture") },
          { try await staff.grant(.administrator, to: login, desk: nil) },
          { try await staff.revoke(.reporter, from: "ana", desk: "metro") },
          { try await staff.setDisabled(true, login: "adm") },
        ]
        for attempt in attempts {
          let reasons = try await refusal(.role, attempt)
          #expect(reasons.first?.who == ["Ada Admin (administrator)", "Adam Admin (administrator)"])
        }
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("always has an administrator")
  func lastAdministrator() async throws {
    try await TestNewsroom.open { newsroom in
      let staff = try await newsroom.session(as: "adm").staff
      #expect(try await staff.revoke(.administrator, from: "ada", desk: nil))
      let before = try await newsroom.fingerprint()
      await expectBadData { try await staff.revoke(.administrator, from: "adm", desk: nil) }
      await expectBadData { try await staff.setDisabled(true, login: "adm") }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("has nobody disable themselves: their session goes on, and whoever can is named")
  func oneself() async throws {
    try await TestNewsroom.open { newsroom in
      let staff = try await newsroom.session(as: "adm").staff
      let before = try await newsroom.fingerprint()
      for _ in 1...2 {
        let error = await #expect(throws: DeskError.self) { _ = try await staff.setDisabled(true, login: "adm") }
        guard case .badData(let message, let hint) = error else { Issue.record("\(String(describing: error))"); return }
        #expect(message == "nobody disables themselves")
        #expect(hint == "Somebody else has to: Ada Admin (administrator)")
      }
      #expect(try await newsroom.fingerprint() == before)
      #expect(try await staff.setDisabled(false, login: "adm") == false, "enabled, and asked of the same session")
      #expect(try await newsroom.session(as: "ada").staff.setDisabled(true, login: "adm"))
    }
  }

  @Test("keeps an administrator when two dismiss each other at the same moment")
  func mutualDismissal() async throws {
    try await TestNewsroom.open { newsroom in
      // Each holds the newsroom's row until the other waits for it: the worst order, every time.
      let adm = try await newsroom.connection(as: "adm")
      let ada = try await newsroom.connection(as: "ada")
      try await adm.executeScript("BEGIN; SELECT newsdesk.revoke_role('ada', NULL, 'administrator')")
      async let second: Void = ada.executeScript("SELECT newsdesk.revoke_role('adm', NULL, 'administrator')")
      try await newsroom.waitUntilBlocked(ada)
      try await adm.executeScript("COMMIT")
      do {
        try await second
        Issue.record("both were dismissed")
      } catch let error as PostgresError {
        #expect(error.sqlState == "NDROL")
      }
      #expect(
        try await newsroom.session(as: "adm").staff.members().contains {
          $0.person.login == "adm" && $0.disabledAt == nil
        }
      )
    }
  }

  @Test("takes no login that looks like another, is another's, or is too long")
  func logins() async throws {
    try await TestNewsroom.open { newsroom in
      let staff = try await newsroom.session(as: "adm").staff
      let before = try await newsroom.fingerprint()
      let bad = [
        "", "Anna", "аnna", "anna marsh", "anna;drop", "1anna", "-anna", "pg_anna", "newsdesk_owner", "newsdesk_staff",
        "anna\n", "ａnna", "anna\"", String(repeating: "a", count: 64), "postgres",
      ]
      for login in bad {
        await expectBadData { try await staff.addPerson(Person(login: login, name: "Anna")) }
      }
      for name in ["", " ", "\n", "An\u{7}na", String(repeating: "a", count: 201)] {
        await expectBadData { try await staff.addPerson(Person(login: "anna", name: name)) }
      }
      for desk in ["", "Metro", "metro desk", "-", "1", String(repeating: "a", count: 41)] {
        await expectBadData { try await staff.addDesk(desk) }
      }
      await expectBadData { try await staff.grant(.administrator, to: "ana", desk: "metro") }
      #expect(try await newsroom.fingerprint() == before)
      let roles = try await newsroom.superuser().query("SELECT FROM pg_roles WHERE rolname IN ('anna', 'Anna', 'аnna')")
      #expect(roles.isEmpty)
    }
  }

  @Test("adopts no role of the server that is more than a login")
  func adoption() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let staff = try await newsroom.session(as: "adm").staff
      for (index, power) in ["SUPERUSER", "CREATEROLE", "REPLICATION", "BYPASSRLS", "NOLOGIN"].enumerated() {
        let name = "adoptee\(superuser.processID)n\(index)"
        try await superuser.execute(
          "CREATE ROLE \(identifier: name) \(unsafeRaw: power == "NOLOGIN" ? power : "LOGIN " + power)"
        )
        await expectBadData { try await staff.addPerson(Person(login: name, name: "Adoptee")) }
        let isStaff: Bool = try await superuser.query(
          "SELECT pg_has_role(\(name)::text, 'newsdesk_staff', 'MEMBER') AND NOT rolsuper FROM pg_roles WHERE rolname = \(name)"
        )[0].decode(at: 0)
        #expect(!isStaff, "\(power)")
        try await superuser.execute("DROP ROLE \(identifier: name)")
      }
    }
  }

  @Test("who have left can do nothing, and see nothing, on an open connection too")
  func disabled() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let ben = try await newsroom.session(as: "ben")
      // Past the newsroom's own function, which would end the session.
      try await newsroom.superuser().execute("UPDATE newsdesk.person SET disabled_at = now() WHERE login = 'ben'")
      let error = await #expect(throws: DeskError.self) {
        try await ben.approvals.carryOut(.approve, on: story, expecting: 2)
      }
      guard case .disabled("ben", _, let who) = error else { Issue.record("\(String(describing: error))"); return }
      #expect(who == ["Ada Admin (administrator)", "Adam Admin (administrator)"])
      #expect(try await ben.drafts.list().isEmpty)
      #expect(try await ben.reports.pending().isEmpty)
      await #expect(throws: DeskError.self) { try await newsroom.anotherSession(as: "ben") }
      let reasons = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ana") }
      #expect(reasons.first?.who == ["Dan Weiss (metro editor)"], "nobody is sent to somebody who has left")
      #expect(try await newsroom.session(as: "adm").staff.setDisabled(false, login: "ben"))
      #expect(try await ben.approvals.carryOut(.approve, on: story, expecting: 2).outcome == .done)
    }
  }

  @Test("who lose a role lose it in a transaction that they began before")
  func oldSnapshot() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let ben = try await newsroom.connection(as: "ben")
      let adm = try await newsroom.session(as: "adm").staff
      for isolation in ["REPEATABLE READ", "SERIALIZABLE", "READ COMMITTED", "READ UNCOMMITTED"] {
        try await ben.executeScript("BEGIN ISOLATION LEVEL \(isolation); SELECT count(*) FROM newsdesk.story")
        _ = try await adm.revoke(.editor, from: "ben", desk: "metro")
        let before = try await newsroom.fingerprint()
        let state = await sqlState {
          try await ben.executeScript("SELECT newsdesk.act(\(story), 'approve', 2)")
        }
        #expect(state == (isolation.hasPrefix("READ") ? "NDNFS" : "NDISO"), "\(isolation)")
        try await ben.executeScript("ROLLBACK")
        #expect(try await newsroom.fingerprint() == before)
        _ = try await adm.grant(.editor, to: "ben", desk: "metro")
      }
    }
  }
}
