import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The rights of a picture", .timeLimit(.minutes(10)))
struct RightsTests {
  @Test("are said in versions by photo editors and administrators, and what makes it freer says on what ground")
  func versions() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(approved: false)
      let first = try await newsroom.set(story) {
        $0.cost = "pay"; $0.territories = ["ie", "GB", "gb"]
      }
      #expect(first.version == 1 && first.cost == .pay && first.territories == ["GB", "IE"])
      #expect(first.setBy?.login == "pia")
      let same = try await newsroom.set(story) { $0.cost = "pay" }
      #expect(same.version == 1)
      let error = await #expect(throws: DeskError.self) { try await newsroom.set(story) { $0.cost = "free" } }
      guard case .badData(let message, _) = error else { Issue.record("\(String(describing: error))"); return }
      #expect(message.contains("freer (cost)"))
      let second = try await newsroom.set(story, as: "adm", note: "Mail from the agency") { $0.cost = "free" }
      #expect(second.version == 2 && second.territories == ["GB", "IE"] && second.note == "Mail from the agency")
      let versions = try await newsroom.session(as: "ana").rights.versions(of: 1, in: story)
      #expect(versions.map(\.cost) == [.free, .pay])
      for login in ["ana", "ben", "cleo"] {
        let reasons = try await refusal(.role) { try await newsroom.set(story, as: login) { $0.cost = "pay" } }
        #expect(reasons.map(\.code) == ["role"])
      }
    }
  }

  @Test("refuse what is no country, restriction, class of cost or instant")
  func malformed() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(approved: false)
      let before = try await newsroom.fingerprint()
      let pia = try await newsroom.session(as: "pia").connection
      for words in [
        #"{"territories": ["UK"]}"#, #"{"excluded": ["Austria"]}"#, #"{"cost": "cheap"}"#,
        #"{"restrictions": ["no_fun"]}"#,
        #"{"expires_at": "tomorrow"}"#, #"{"expires_at": "infinity"}"#, #"{"expires_at": "2027-02-30T00:00:00Z"}"#,
        #"{"expiry": null}"#, #"{"territories": "GB"}"#, "[]",
      ] {
        let state = await sqlState {
          try await pia.query("SELECT newsdesk.set_rights(\(story), 1, \(words)::jsonb, 'x')")
        }
        #expect(state == "NDBAD", "\(words)")
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("keep the wall clock and the zone that were meant beside the instant")
  func wallClock() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(approved: false)
      let summer = Date(timeIntervalSince1970: 1_814_000_000)
      let rights = try await newsroom.set(story) { $0.expiresAt = .some(summer) }
      #expect(rights.expiresAt == summer && rights.expiresZone == "Europe/London")
      #expect(
        rights.expiresOnTheWall == "2027-06-26T08:53:20" || rights.expiresOnTheWall?.hasPrefix("2027-06-2") == true
      )
      let none = try await newsroom.set(story, note: "Bought.") { $0.expiresAt = .some(nil) }
      #expect(none.expiresAt == nil && none.expiresOnTheWall == nil && none.expiresZone == nil)
    }
  }

  @Test("are proposed by the file's words as prohibitions alone")
  func proposals() async throws {
    let cases: [(String, [String])] = [
      ("NO RESALES. NO ARCHIVES", ["no_resale", "no_archive"]),
      ("NO SALES; AUSTRIA OUT", ["limited_area", "no_resale"]),
      ("MANDATORY CREDIT", ["mandatory_credit"]),
      ("For editorial use only, no commercial use.", ["editorial_use_only"]),
      ("ONE TIME USE ONLY", ["single_use"]),
      ("Print use only. No internet", ["no_online"]),
      ("No use without prior written permission of the family", ["permission_needed"]),
      ("Rights Managed", ["permission_needed"]),
      ("PICTURE KILL: see advisory", ["withdrawn"]),
      ("Not for sale in Germany", ["limited_area", "no_resale"]),
      ("North America only", ["limited_area"]),
      ("Do not crop", ["no_crop"]), ("NO SOCIAL MEDIA", ["no_social"]),
      ("Free for every use, for ever, everywhere", []), ("© AP 2026", []), ("", []), ("   ", []),
    ]
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      for (terms, codes) in cases {
        let found: [String] = try await superuser.query("SELECT newsdesk.proposed_restrictions(\(terms))")[0]
          .decode(at: 0)
        #expect(found == codes, "\(terms)")
      }
      await superuser.close()
    }
  }

  @Test("are proposed until somebody says what holds: the proposal blocks, and is never a permission")
  func proposalsBlock() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(
        #"{"usage_terms": [{"language": "x-default", "text": "NO ARCHIVES"}], "instructions": "SWEDEN OUT"}"#
      )
      let proposed = try await newsroom.session(as: "ana").rights.rights(of: 1, in: story)
      #expect(proposed.isProposed && proposed.restrictions == ["limited_area", "no_archive"])
      #expect(proposed.setBy == nil && proposed.cost == nil)
      #expect(try await newsroom.blocks(story) == ["territory"])
      // What is said begins from what was proposed: nothing gets lost by saying something else.
      let said = try await newsroom.set(story) { $0.source = "TT" }
      #expect(said.restrictions == ["limited_area", "no_archive"] && said.usageTerms == "NO ARCHIVES\nSWEDEN OUT")
      #expect(try await newsroom.blocks(story) == ["territory"])
      _ = try await newsroom.set(story, note: "We don't publish there.") {
        $0.excluded = ["SE"]
        $0.restrictions = ["no_archive"]
      }
      _ = try await newsroom.session(as: "adm").rights.setTerritories(["GB"])
      #expect(try await newsroom.blocks(story) == [])
    }
  }

  @Test("of a caption without its picture are none, and it is said how that is mended")
  func noRecord() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved(pictures: 1)
      let error = await #expect(throws: DeskError.self) {
        try await newsroom.session(as: "pia").rights.rights(of: 1, in: story)
      }
      guard case .badData(let message, let hint) = error else { Issue.record("\(String(describing: error))"); return }
      #expect(message.contains("a caption and a credit alone"))
      #expect(hint == "Add its file: newsdesk photo add FILE --story \(story) --number 1")
      let missing = await #expect(throws: DeskError.self) {
        try await newsroom.session(as: "pia").rights.rights(of: 9, in: story)
      }
      guard case .notFound(.picture(story, 9)) = missing else { Issue.record("\(String(describing: missing))"); return }
      #expect(try await newsroom.blocks(story) == [])
    }
  }

  @Test("are read by whoever reads a story that holds the picture, and by nobody else")
  func reading() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed()
      _ = try await newsroom.set(story) { $0.cost = "pay" }
      try await newsroom.grant("cost", story)
      func rows(_ login: String) async throws -> Int {
        try await newsroom.session(as: login).connection.query(
          """
          SELECT (SELECT count(*) FROM newsdesk.picture_rights)::integer + (SELECT count(*) FROM newsdesk.rights_grant)::integer
          """
        )[0].decode(at: 0)
      }
      #expect(try await rows("ana") == 2)
      #expect(try await rows("sam") == 0)
      let sam = try await newsroom.session(as: "sam").connection
      let ofPicture = await sqlState { try await sam.query("SELECT * FROM newsdesk.rights_of(\(story), 1)") }
      let ofStory = await sqlState { try await sam.query("SELECT * FROM newsdesk.story_rights(\(story))") }
      #expect(ofPicture == "NDNFS" && ofStory == "NDNFS")
      let found = try await newsroom.session(as: "sam").reports.credits()
      #expect(found == [])
    }
  }
}
