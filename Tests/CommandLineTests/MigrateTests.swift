import Testing

@Suite("Migrations from the command line", .timeLimit(.minutes(10)))
struct MigrateTests {
  @Test("a database that is up to date is said to be, by status, up and verify, as often as one asks")
  func current() async throws {
    try await ServerNewsroom.open { room in
      let status = try await room.superuser("migrate", "status", "--json")
      #expect(status.status == 0)
      let rows = try JSON.objects(status.output)
      let numbers = rows.compactMap { $0["number"] as? Int }
      let newest = try #require(numbers.last)
      #expect(numbers == Set(numbers).sorted() && numbers.count == rows.count)
      #expect(rows.allSatisfy { $0["state"] as? String == "applied" })
      let up = try await room.superuser("migrate", "up")
      #expect(up.status == 0)
      #expect(up.output == "✓ Already at version \(newest), nothing to apply.\n")
      #expect(try await room.superuser("migrate", "verify").status == 0)
    }
  }

  @Test("an edited migration is named, and nothing is applied on top of it")
  func edited() async throws {
    try await ServerNewsroom.open { room in
      try await room.tamper("UPDATE newsdesk.migration SET checksum = sha256('x') WHERE number = 3")
      let status = try await room.superuser("migrate", "status", "-f", "count")
      #expect(status.status == 1)
      #expect(status.errors.contains("migration 3 (story) was edited"))
      for command in ["up", "verify"] {
        let outcome = try await room.superuser("migrate", command)
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("migration 3 (story) was edited"))
      }
    }
  }

  @Test("a missing one is named, though newer ones are there")
  func missing() async throws {
    try await ServerNewsroom.open { room in
      try await room.tamper("DELETE FROM newsdesk.migration WHERE number = 3")
      let status = try await room.superuser("migrate", "status", "--json")
      #expect(status.status == 1)
      #expect(
        try JSON.objects(status.output).contains { $0["number"] as? Int == 3 && $0["state"] as? String == "pending" }
      )
      for command in ["up", "verify"] {
        let outcome = try await room.superuser("migrate", command)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("migration 3 (story) is not applied, though a newer one is"))
      }
    }
  }

  @Test("one that this program does not know is named")
  func newer() async throws {
    try await ServerNewsroom.open { room in
      try await room.tamper("INSERT INTO newsdesk.migration (number, name, checksum) VALUES (99, 'later', sha256('x'))")
      let status = try await room.superuser("migrate", "status")
      #expect(status.status == 1)
      #expect(status.output.contains("99\tapplied\tlater"))
      #expect(status.errors.contains("version 99"))
    }
  }

  @Test("a person of the newsroom may look and not migrate: 77")
  func person() async throws {
    try await ServerNewsroom.open { room in
      let status = try await room.nadia("migrate", "status")
      #expect(status.status == 0)
      let up = try await room.nadia("migrate", "up")
      #expect(up.status == 77)
      #expect(up.output == "")
      #expect(up.errors.contains("operator's login"))
    }
  }
}
