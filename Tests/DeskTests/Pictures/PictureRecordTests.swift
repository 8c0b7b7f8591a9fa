import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A picture's record", .timeLimit(.minutes(10)))
struct PictureRecordTests {
  @Test("is the same when it is added again, in the same story or another, and its file is kept once")
  func again() async throws {
    try await TestNewsroom.open { newsroom in
      let (story, other) = (try await newsroom.draft(), try await newsroom.draft(slug: "other"))
      let first = try await newsroom.add(.quay(), to: story, as: "ana")
      #expect(first.isNewRecord && !first.isHeld && first.number == 1 && first.receipt.outcome == .done)
      let again = try await newsroom.add(.quay(), to: story, as: "ana")
      #expect(again.isHeld && again.number == 1 && again.receipt.outcome == .unchanged)
      let elsewhere = try await newsroom.add(.quay(), to: other, as: "rob")
      #expect(!elsewhere.isNewRecord && elsewhere.picture.record == first.picture.record)
      // Another record of the same file: what was read from it differs.
      let reread = try await newsroom.add(.quay(metadata: "{}"), to: other, as: "rob")
      #expect(reread.isNewRecord && reread.number == 2)
      let counts = try await newsroom.superuser().query(
        "SELECT (SELECT count(*) FROM newsdesk.picture), (SELECT count(*) FROM newsdesk.picture_file)"
      )[0]
      #expect(try (counts.decode(at: 0), counts.decode(at: 1)) as (Int64, Int64) == (2, 1))
    }
  }

  @Test("gives its file back byte for byte, and says what it is")
  func file() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let added = try await newsroom.add(.quay("\u{0}\u{1}é"), to: story, as: "ana")
      let photos = try await newsroom.session(as: "ben").photos
      let record = try #require(added.picture.record)
      let file = try #require(try await photos.file(of: record))
      #expect(file.bytes == Array("\u{0}\u{1}é".utf8) && file.name == "quay.jpg" && file.mediaType == "image/jpeg")
      let read = try await photos.record(record)
      #expect(read.file?.size == 4 && read.file?.width == 4000 && read.addedBy.login == "ana" && !read.isAIMade)
      #expect(try await photos.raw(of: record).contains("Xmp.dc.creator"))
      let wire = try await newsroom.session(as: "ana").photos.add(NewPicture(reference: "AP4711"), to: story) { _, _ in
        Picture(caption: "Smoke.")
      }
      #expect(try await photos.file(of: try #require(wire.picture.record)) == nil)
    }
  }

  @Test("has a digest that an implementation of its own recomputes, whatever a client sets for itself")
  func digest() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let ana = try await newsroom.session(as: "ana")
      try await ana.connection.executeScript(
        "SET bytea_output = 'escape'; SET extra_float_digits = -15; SET DateStyle = 'German'"
      )
      let metadata = #"{"zz": 1.50, "b": "Ç\"\u0001\/", "captions": [{"text": "حريق 🔥", "language": "ar"}], "a": null}"#
      let added = try await newsroom.add(.quay(metadata: metadata), to: story, as: "ana")
      let record = try await ana.photos.record(try #require(added.picture.record))
      let normal = #"{"a": null, "b": "Ç\"\u0001/", "zz": 1.50, "captions": [{"text": "حريق 🔥", "language": "ar"}]}"#
      let raw = #"{"tags": [{"key": "Xmp.dc.creator", "values": ["Jane Roe"]}]}"#
      let file = SHA256.digest(Array("quay".utf8))
      let fields: [String?] = [
        "newsdesk.picture.1", Self.hex(file), "4", nil, "quay.jpg", "image/jpeg", "4000", "3000", normal, raw,
      ]
      #expect(record.digest == Self.hex(SHA256.digest(Self.list(fields))))
      #expect(record.file?.digest == Self.hex(file))
    }
  }

  @Test("is taken from who may edit pictures somewhere, and only when it is whole")
  func refusals() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      _ = try await newsroom.add(.quay(), to: story, as: "ana")
      let before = try await newsroom.fingerprint()
      let file = #"'\x00', '{"media_type": "image/jpeg", "width": 1, "height": 1}'"#
      for login in ["lea", "cleo", "adm"] {
        let connection = try await newsroom.connection(as: login)
        let state = await sqlState { try await connection.query("SELECT newsdesk.add_picture(\(unsafeRaw: file))") }
        #expect(state == "NDROL", "\(login)")
        await connection.close()
      }
      let ana = try await newsroom.connection(as: "ana")
      for arguments in [
        "NULL, '{}'", "NULL, NULL", "NULL, '{\"reference\": \" \"}'",
        "NULL, '{\"reference\": \"x\", \"media_type\": \"image/png\"}'",
        "'', '{\"media_type\": \"image/png\"}'", "'\\x00', '{}'", "'\\x00', '{\"media_type\": \"text/html\"}'",
        "'\\x00', '{\"media_type\": \"image/png\", \"width\": 0, \"height\": 1}'",
        "'\\x00', '{\"media_type\": \"image/png\", \"width\": 1}'",
        "'\\x00', '{\"media_type\": \"image/png\", \"digest\": \"\"}'",
        "'\\x00', '{\"media_type\": \"image/png\", \"metadata\": []}'",
        "'\\x00', '{\"media_type\": \"image/png\", \"metadata\": {\"usage_terms\": \"none\"}}'",
        "'\\x00', '{\"media_type\": \"image/png\", \"metadata\": {\"digital_source_type\": [\"x\"]}}'",
        "'\\x00', '{\"media_type\": \"image/png\", \"name\": \"a\\nb\"}'",
        "NULL, jsonb_build_object('reference', repeat('x', 2001))",
        "decode(repeat('00', 67108865), 'hex'), '{\"media_type\": \"image/png\"}'",
      ] {
        let state = await sqlState { try await ana.query("SELECT newsdesk.add_picture(\(unsafeRaw: arguments))") }
        #expect(state == "NDBAD", "\(arguments.prefix(100))")
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("leaves nothing behind in a dry run, nor when the story can't take it")
  func nothing() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let before = try await newsroom.fingerprint()
      let ana = try await newsroom.session(as: "ana")
      let photos = ana.photos
      let dry = try await ana.trial {
        try await photos.add(.quay(), to: story) { _, _ in Picture(caption: "Smoke.") }
      }
      #expect(dry.number == 1 && dry.isNewRecord)
      await #expect(throws: DeskError.self) {
        try await photos.add(.quay(), to: story, expecting: 7) { _, _ in Picture(caption: "Smoke.") }
      }
      await #expect(throws: DeskError.self) {
        try await photos.add(.quay(), to: story, as: 3) { _, _ in Picture(caption: "Smoke.") }
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("gives a caption that stood alone its file, and what stood there stays")
  func number() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft(pictures: 2)
      let photos = try await newsroom.session(as: "ana").photos
      let added = try await photos.add(.quay(), to: story, as: 2) { _, existing in existing ?? Picture(caption: "?") }
      #expect(added.number == 2)
      let now = try await newsroom.session(as: "ana").drafts.story(story)
      #expect(now.pictures.map(\.number) == [1, 2])
      #expect(now.picture(numbered: 2)?.caption == "Smoke over quay 2." && now.picture(numbered: 2)?.record != nil)
    }
  }

  @Test("says that a machine made the picture, by any spelling of the terms that mean it")
  func machines() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let vocabulary = "http://cv.iptc.org/newscodes/digitalsourcetype/"
      for (index, (type, isAIMade)) in [
        (vocabulary + "trainedAlgorithmicMedia", true),
        ("https://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", true),
        ("compositeWithTrainedAlgorithmicMedia/", true), ("COMPOSITESYNTHETIC", true),
        (vocabulary + "digitalCapture", false), ("trainedAlgorithmicMedia/humanEdits", false), ("", false),
      ].enumerated() {
        let picture = NewPicture.quay("\(index)", metadata: #"{"digital_source_type": "\#(type)"}"#)
        #expect(try await newsroom.add(picture, to: story, as: "ana").picture.isAIMade == isAIMade, "\(type)")
      }
      let shown = try await newsroom.session(as: "ben").drafts.story(story).pictures.map(\.picture.isAIMade)
      #expect(shown == [true, true, true, true, false, false, false])
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// A count of four bytes, then the fields.
  private static func list(_ values: [String?]) -> [UInt8] {
    SHA256.bigEndian(UInt32(values.count))
      + values.flatMap { value -> [UInt8] in
        guard let bytes = value.map({ Array($0.utf8) }) else { return [0xFF, 0xFF, 0xFF, 0xFF] }
        return SHA256.bigEndian(UInt32(bytes.count)) + bytes
      }
  }
}
