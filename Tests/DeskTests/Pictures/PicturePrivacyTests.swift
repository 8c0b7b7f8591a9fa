import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A picture of others", .timeLimit(.minutes(10)))
struct PicturePrivacyTests {
  private func record(_ newsroom: TestNewsroom) async throws -> (story: Int64, picture: Int64) {
    let story = try await newsroom.draft()
    let added = try await newsroom.add(.quay(), to: story, as: "ana")
    return (story, try #require(added.picture.record))
  }

  private func reads(_ picture: Int64, as login: String, in newsroom: TestNewsroom) async throws -> Bool {
    let connection = try await newsroom.connection(as: login)
    let (row, file) = (
      try await connection.query("SELECT FROM newsdesk.picture WHERE id = \(picture)"),
      try await connection.query("SELECT is_untouched FROM newsdesk.picture_file(\(picture))")
    )
    await connection.close()
    #expect(row.count == file.count, "\(login)")
    return row.count == 1
  }

  @Test("is read by whoever reads a story that holds it, by who added it, and by all once it is out")
  func reading() async throws {
    try await TestNewsroom.open { newsroom in
      let (story, picture) = try await record(newsroom)
      for (login, expected) in [
        ("ana", true), ("rob", true), ("cleo", true), ("sam", false), ("eve", false), ("adm", true),
      ] {
        #expect(try await reads(picture, as: login, in: newsroom) == expected, "\(login)")
      }
      try await newsroom.restrict(story, to: ["ben"], as: "ben")
      for (login, expected) in [("ben", true), ("rob", false), ("ana", true), ("sam", false)] {
        #expect(try await reads(picture, as: login, in: newsroom) == expected, "confidential: \(login)")
      }
      // Taken out of the story, it is still in a revision of it.
      let open = try await newsroom.draft(slug: "open")
      let held = try await newsroom.add(.quay("harbour"), to: open, as: "ana")
      _ = try await newsroom.session(as: "ana").credits.remove(held.number, of: open, expecting: nil)
      #expect(try await reads(try #require(held.picture.record), as: "rob", in: newsroom))
      let live = try await newsroom.draft(slug: "live")
      let out = try await newsroom.add(.quay("lighthouse"), to: live, as: "ana")
      let number = try #require(out.picture.record)
      #expect(try await !reads(number, as: "sam", in: newsroom))
      try await newsroom.act(.submit, on: live, as: "ana")
      try await newsroom.act(.approve, on: live, as: "ben")
      try await newsroom.act(.publish, on: live, as: "cleo")
      #expect(try await reads(number, as: "sam", in: newsroom))
      let places = try await newsroom.session(as: "sam").photos.places(of: number)
      #expect(places.map(\.story) == [live] && places.map(\.isLive) == [true] && places.map(\.isCurrent) == [false])
      #expect(try await newsroom.session(as: "sam").photos.places(of: picture).isEmpty)
      try await newsroom.act(.kill, on: live, as: "cleo", note: "Wrong.")
      #expect(try await !reads(number, as: "sam", in: newsroom))
    }
  }

  @Test("can be put into no story by its number, and is answered for as one that never was")
  func guessing() async throws {
    try await TestNewsroom.open { newsroom in
      let (_, picture) = try await record(newsroom)
      let sam = try await newsroom.connection(as: "sam")
      let own = try await newsroom.draft(by: "sam", slug: "cup", desk: "sport")
      var answers: [String] = []
      for number in [picture, 987_654] {
        let content = #"{"pictures": [{"caption": "Mine.", "picture": \#(number)}]}"#
        let error = await #expect(throws: PostgresError.self) {
          try await sam.query("SELECT newsdesk.save_story(\(own), 1, \(content)::jsonb)")
        }
        answers.append("\(error?.sqlState?.rawValue ?? "") \(error?.message ?? "")".replacing("\(number)", with: "N"))
      }
      #expect(answers == ["NDBAD there is no picture N", "NDBAD there is no picture N"])
    }
  }

  @Test("is not told of to who adds the same file: they get a record of their own")
  func sameFile() async throws {
    try await TestNewsroom.open { newsroom in
      let (_, picture) = try await record(newsroom)
      let own = try await newsroom.draft(by: "sam", slug: "cup", desk: "sport")
      let added = try await newsroom.add(.quay(), to: own, as: "sam")
      #expect(added.isNewRecord && added.picture.record != picture)
      let again = try await newsroom.add(
        .quay(),
        to: try await newsroom.draft(by: "sam", slug: "cup-2", desk: "sport"),
        as: "sam"
      )
      #expect(!again.isNewRecord && again.picture.record == added.picture.record)
      #expect(try await !reads(try #require(added.picture.record), as: "rob", in: newsroom))
      let digests: [String] = try await newsroom.superuser().query("SELECT encode(digest, 'hex') FROM newsdesk.picture")
        .map { try $0.decode(at: 0) }
      #expect(digests.count == 2 && Set(digests).count == 1)
    }
  }

  @Test("is found by no digest: a plan counts the same for a picture that is there as for one that never was")
  func plans() async throws {
    try await TestNewsroom.open { newsroom in
      let (_, picture) = try await record(newsroom)
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript("ANALYZE")
      let row = try await superuser.query(
        "SELECT encode(digest, 'hex'), encode(file_digest, 'hex') FROM newsdesk.picture WHERE id = \(picture)"
      )[0]
      let (digest, file): (String, String) = (try row.decode(at: 0), try row.decode(at: 1))
      let sam = try await newsroom.connection(as: "sam")
      try await sam.executeScript("SET enable_seqscan = off; SET enable_bitmapscan = off")
      for (predicate, truth) in [
        ("newsdesk.picture WHERE digest = '\\xGUESS'", digest),
        ("newsdesk.picture WHERE file_digest = '\\xGUESS'", file),
        ("newsdesk.picture WHERE encode(digest, 'hex') = 'GUESS'", digest),
        ("newsdesk.picture WHERE name = 'GUESS'", "quay.jpg"),
      ] {
        var plans: [String] = []
        let wrong = String(repeating: "0", count: truth.count)
        for guess in [truth, wrong] {
          let plan = try await sam.query(
            """
            EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
            SELECT FROM \(unsafeRaw: predicate.replacing("GUESS", with: guess))
            """
          )
          plans.append(try plan.map { try $0.decode(at: 0, as: String.self) }.joined().replacing(guess, with: "?"))
        }
        #expect(plans[0] == plans[1] && !plans[0].isEmpty, "\(predicate)")
      }
      #expect(await sqlState { try await sam.query("SELECT FROM newsdesk.picture_file") } == .insufficientPrivilege)
      let known = try await superuser.query(
        "SELECT attname::text FROM pg_stats WHERE schemaname = 'newsdesk' AND tablename = 'picture' AND attname <> 'id'"
      )
      #expect(known.isEmpty)
    }
  }
}
