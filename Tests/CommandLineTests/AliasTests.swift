import Testing

@Suite("The names of agencies, from the command line", .timeLimit(.minutes(10)))
struct AliasTests {
  private let blue = ["photo", "credit", "aliases"]

  @Test("are added by a photo editor, count in the next credit, and end")
  func life() async throws {
    try await ServerNewsroom.open { room in
      #expect(try await room.nadia("photo", "credit", "1/1", "Tilda Marsh/BN Photo").status == 0)
      let check = try await room.omar(
        "photo",
        "credit",
        "aliases",
        "check",
        "BN Photo",
        "--agency",
        "Bluebird News",
        "--kind",
        "wire",
        "-f",
        "ndjson"
      )
      #expect(check.status == 0)
      let row = try JSON.object(check.output)
      #expect(row["id"] as? String == "1/1")
      #expect((row["before"] as? String)?.contains("BN Photo") == true)
      #expect((row["after"] as? String)?.contains("Bluebird News") == true)
      #expect(check.errors.contains("1 stored credit of 2 would read differently. Dry run, nothing was written."))

      let added = try await room.omar(
        "photo",
        "credit",
        "aliases",
        "add",
        "BN Photo",
        "--agency",
        "Bluebird News",
        "--kind",
        "wire"
      )
      #expect(added.status == 0)
      #expect(added.output == "✓ BN Photo is a name of Bluebird News.\n")
      #expect(added.errors.contains("1 stored credit of 2 would read differently, and stay as they are."))
      let again = try await room.omar("photo", "credit", "aliases", "add", "BN Photo", "--agency", "Bluebird News")
      #expect(again.status == 0 && again.output.contains("already a name"))

      let credited = try await room.nadia("photo", "credit", "1/1", "Tilda Marsh/BN Photo")
      #expect(credited.status == 0 && credited.errors.contains("Bluebird News"))
      let list = try await room.pia("photo", "credit", "aliases", "list", "--agency", "bluebird news", "-f", "ndjson")
      #expect(try JSON.object(list.output)["added_by"] as? String == "omar")

      #expect(
        try await room.omar("photo", "credit", "aliases", "end", "BN Photo", "--agency", "Bluebird News").status == 0
      )
      let ended = try await room.nadia("photo", "credit", "1/1", "Ben Okafor/BN Photo")
      #expect(ended.status == 0 && !ended.errors.contains("Bluebird News"))
    }
  }

  @Test("are what the credit of a picture is read by that is put into a story")
  func photo() async throws {
    try await ServerNewsroom.open { room in
      let name = try await room.omar("photo", "credit", "aliases", "add", "QX Photo", "--agency", "Reuters")
      #expect(name.status == 0)
      let added = try await room.nadia(
        "photo",
        "add",
        "https://pictures.example/4711",
        "--story",
        "1",
        "--credit",
        "Tilda Marsh/QX Photo"
      )
      #expect(added.status == 0)
      #expect(added.errors.contains("(by Tilda Marsh; for Reuters)"))
    }
  }

  @Test("are refused to others with 77, and where they make no sense with 65, 64 and 66")
  func refused() async throws {
    try await ServerNewsroom.open { room in
      let reporter = try await room.nadia("photo", "credit", "aliases", "add", "RX", "--agency", "Reuters")
      #expect(reporter.status == 77)
      #expect(reporter.errors.contains("Omar Lindqvist"))
      #expect(try await room.omar("photo", "credit", "aliases", "add", "RX", "--agency", "No Such").status == 65)
      #expect(
        try await room.omar("photo", "credit", "aliases", "add", "RX", "--agency", "Reuters", "--since", "soon").status
          == 65
      )
      #expect(
        try await room.omar("photo", "credit", "aliases", "add", "RX", "--agency", "N", "--kind", "bird").status == 64
      )
      #expect(try await room.omar("photo", "credit", "aliases", "list", "--agency", "No Such").status == 66)
    }
  }

  @Test("are in the database from its set-up on, and brought by migrate up once")
  func shipped() async throws {
    try await ServerNewsroom.open { room in
      let list = try await room.nadia("photo", "credit", "aliases", "list", "-f", "count")
      #expect((Int(list.output.split(separator: "\n").first ?? "") ?? 0) > 2000)
      #expect(try await room.superuser("migrate", "up").output.contains("nothing to apply"))
      #expect(try await !room.superuser("migrate", "up").output.contains("names of agencies"))
    }
  }
}
