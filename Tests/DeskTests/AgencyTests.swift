import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("The newsroom's names of agencies", .timeLimit(.minutes(10)))
struct AgencyTests {
  private static let shipped = [
    AgencyName(agency: "Reuters", kind: "wire", alias: "Reuters", origin: .shipped),
    AgencyName(agency: "Reuters", kind: "wire", alias: "REUTERS TV", origin: .shipped),
    AgencyName(
      agency: "Rex Features",
      kind: "picture house",
      alias: "REX",
      until: CalendarDate(year: 2015, month: 12, day: 31),
      origin: .shipped
    ),
  ]

  private static let digest: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]

  private func open(_ body: (TestNewsroom) async throws -> Void) async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      #expect(try await NewsroomFounding(connection: superuser).shipAgencies(Self.shipped, digest: Self.digest))
      try await body(newsroom)
    }
  }

  @Test("are shipped once, replaced by another table, and read by every colleague")
  func shipping() async throws {
    try await open { newsroom in
      let founding = NewsroomFounding(connection: try await newsroom.superuser())
      #expect(try await founding.shipAgencies(Self.shipped, digest: Self.digest) == false)
      let agencies = try await newsroom.session(as: "sam").agencies
      #expect(try await agencies.list().map(\.alias) == ["Reuters", "REUTERS TV", "REX"])
      #expect(try await agencies.list(of: "rex features").map(\.until?.description) == ["2015-12-31"])
      #expect(
        try await newsroom.session(as: "pia").agencies.add("R.", to: "Reuters", kind: nil, since: nil, until: nil)
      )
      #expect(try await founding.shipAgencies([Self.shipped[0]], digest: [9, 2, 3, 4, 5, 6, 7, 8]))
      #expect(try await agencies.list().map(\.alias) == ["R.", "Reuters"])
    }
  }

  @Test("come to a reader of credits beside its own table: the newsroom's alone where that table is the one here")
  func besides() async throws {
    try await open { newsroom in
      let pia = try await newsroom.session(as: "pia").agencies
      #expect(try await pia.names(besides: Self.digest).names.isEmpty)
      let day = try #require(CalendarDate(year: 2024, month: 3, day: 1))
      #expect(try await pia.add("BN", to: "Bluebird News", kind: "wire", since: day, until: nil))
      let names = try await pia.names(besides: Self.digest)
      #expect(names.names.map(\.alias) == ["BN"] && names.names.first?.since == day && !names.areWhole)
      #expect(names.names.first?.addedBy == "pia" && names.today != nil)
      let whole = try await pia.names(besides: [0])
      #expect(whole.areWhole && whole.names.map(\.alias).first == "BN" && whole.names.count == 4)
    }
  }

  @Test("are added and ended by photo editors and administrators, each change recorded and found sound")
  func changes() async throws {
    try await open { newsroom in
      for login in ["pia", "adm"] {
        let agencies = try await newsroom.session(as: login).agencies
        #expect(try await agencies.add("\(login) Photo", to: "reuters", kind: nil, since: nil, until: nil))
        #expect(try await agencies.add("\(login) photo", to: "Reuters", kind: nil, since: nil, until: nil) == false)
        #expect(try await agencies.end("\(login) Photo", of: "Reuters", until: nil))
        #expect(try await agencies.end("\(login) Photo", of: "Reuters", until: nil) == false)
      }
      let told = try await newsroom.superuser().query(
        "SELECT act || ': ' || subject || ' by ' || actor FROM newsdesk.staff_history WHERE act LIKE '%alias' ORDER BY id"
      ).map { try $0.decode(at: 0, as: String.self) }
      #expect(
        told == [
          "add alias: pia Photo by pia", "end alias: pia Photo by pia", "add alias: adm Photo by adm",
          "end alias: adm Photo by adm",
        ]
      )
      #expect(try await newsroom.session(as: "ana").audit.verify().findings == [])
    }
  }

  @Test("are nobody else's to change")
  func others() async throws {
    try await open { newsroom in
      let before = try await newsroom.fingerprint()
      for login in ["ana", "ben", "cleo", "lea", "sam"] {
        let agencies = try await newsroom.session(as: login).agencies
        let attempts: [() async throws -> Bool] = [
          { try await agencies.add("BN", to: "Reuters", kind: nil, since: nil, until: nil) },
          { try await agencies.end("Reuters", of: "Reuters", until: nil) },
        ]
        for attempt in attempts {
          let error = await #expect(throws: DeskError.self) { _ = try await attempt() }
          guard case .refused(let refusal, .role) = error else {
            Issue.record("\(login): \(String(describing: error))")
            continue
          }
          #expect(refusal.reasons.first?.who?.contains("Pia Lind") == true)
        }
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("are refused where they are none, end before they begin, or were shipped and not added")
  func refused() async throws {
    try await open { newsroom in
      let agencies = try await newsroom.session(as: "pia").agencies
      let early = CalendarDate(year: 2020, month: 1, day: 1)
      let late = CalendarDate(year: 2021, month: 1, day: 1)
      let attempts: [() async throws -> Bool] = [
        { try await agencies.add(" ", to: "Reuters", kind: nil, since: nil, until: nil) },
        { try await agencies.add("a\u{1B}b", to: "Reuters", kind: nil, since: nil, until: nil) },
        {
          try await agencies.add(String(repeating: "x", count: 201), to: "Reuters", kind: nil, since: nil, until: nil)
        },
        { try await agencies.add("BN", to: "Bluebird News", kind: nil, since: nil, until: nil) },
        { try await agencies.add("BN", to: "Bluebird News", kind: "bird", since: nil, until: nil) },
        { try await agencies.add("BN", to: "Reuters", kind: "archive", since: nil, until: nil) },
        { try await agencies.add("BN", to: "Reuters", kind: nil, since: late, until: early) },
        { try await agencies.end("REUTERS TV", of: "Reuters", until: nil) },
        { try await agencies.end("BN", of: "Nobody", until: nil) },
      ]
      for (number, attempt) in attempts.enumerated() {
        let error = await #expect(throws: DeskError.self, "\(number)") { _ = try await attempt() }
        guard case .badData = error else { Issue.record("\(number): \(String(describing: error))"); continue }
      }
      #expect(try await agencies.list().count == 3)
    }
  }

  @Test("are not rewritten past the functions, not by their owner, and verifying finds what was forced")
  func rewriting() async throws {
    try await open { newsroom in
      let superuser = try await newsroom.superuser()
      #expect(
        try await newsroom.session(as: "pia").agencies.add("R.", to: "Reuters", kind: nil, since: nil, until: nil)
      )
      for statement in [
        "UPDATE newsdesk.agency_alias SET alias = 'x' WHERE origin = 'newsroom'",
        "DELETE FROM newsdesk.agency_alias WHERE origin = 'newsroom'", "TRUNCATE newsdesk.agency_alias",
        "UPDATE newsdesk.agency_alias SET alias = 'x' WHERE origin = 'shipped'", "TRUNCATE newsdesk.agency CASCADE",
        "DELETE FROM newsdesk.agency_shipment", "UPDATE newsdesk.agency_shipment SET aliases = 0",
      ] {
        #expect(await sqlState { try await superuser.executeScript(statement) } == "NDAPP", "\(statement)")
      }
      let audit = try await newsroom.session(as: "ana").audit
      try await superuser.execute("DELETE FROM newsdesk.agency_alias WHERE alias = 'REX'")
      #expect(try await audit.verify().findings.map(\.finding.part) == [.alias])
      try await superuser.executeScript(
        """
        ALTER TABLE newsdesk.agency_alias DISABLE TRIGGER USER;
        DELETE FROM newsdesk.agency_alias WHERE alias = 'R.';
        """
      )
      #expect(try await audit.verify().findings.map(\.finding.kind) == [.deleted, .edited])
    }
  }
}
