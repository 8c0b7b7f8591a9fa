import DatabaseSupport
import Desk
import Newsroom
import Testing

@Suite("A text's check", .timeLimit(.minutes(10)))
struct TextCheckTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var codes: [String]
    var testDescription: String { "\(codes): \(text.prefix(60))" }
  }

  private static let texts = [
    Case(text: "A fire broke out.", codes: []),
    Case(text: " \u{200b}", codes: ["no_text"]),
    Case(text: "FIRE AT THE  HARBOUR\n\nA fire broke out.", codes: ["headline_repeated"]),
    Case(text: "A fire broke out.\n\nFire at the harbour", codes: []),
    // What pages leave behind.
    Case(text: "A fire.\n\nRead more", codes: ["text_residue"]),
    Case(text: "A fire.\n\nYou can read more in the paper.", codes: []),
    Case(text: "A fire.\n\n© 2024 Reuters", codes: ["text_residue"]),
    Case(text: "A fire, says © 2024 Reuters", codes: []),
    Case(text: "A fire {{#articleBody}}", codes: ["text_residue"]),
    Case(text: "Share\n\nPrint\n\nX", codes: []),
    Case(text: "حريق في الميناء\n\nاقرأ أيضاً\n\nلا إصابات", codes: ["text_residue"]),
    // Lines for editors.
    Case(text: "EMBARGOED UNTIL 0600 GMT\n\nA fire.", codes: ["advisory_left_in"]),
    Case(text: "Embargoed until Monday.\n\nA fire.", codes: ["advisory_left_in"]),
    Case(text: "A fire.\n\nSTORY WITHDRAWN", codes: ["advisory_left_in"]),
    Case(text: "(EDITORS’ NOTE: graphic)\n\nA fire.", codes: ["advisory_left_in"]),
    Case(text: "FOR IMMEDIATE RELEASE\n\nA fire.", codes: ["advisory_left_in"]),
    Case(text: "The EMBARGO ON CUBA holds. To KILL it takes a vote.\n\nEditor's note: this was updated.", codes: []),
    // Placeholders.
    Case(text: "The mayor, TKTK, said.", codes: ["placeholder"]),
    Case(text: "The mayor, [TK], said.", codes: ["placeholder", "placeholder_likely"]),
    Case(text: "Lorem ipsum dolor sit amet.", codes: ["placeholder"]),
    Case(text: "A call of (XXX) said.", codes: ["placeholder", "placeholder_likely"]),
    Case(text: "The mayor, TK, said.", codes: ["placeholder_likely"]),
    Case(text: "Super Bowl XXX.", codes: ["placeholder_likely"]),
    Case(text: "Flight TK 1980, TKachuk, XX and XXL.", codes: []),
  ]

  @Test("reads the text", arguments: texts)
  func text(_ example: Case) async throws {
    try await TestNewsroom.open { newsroom in
      let codes = try await newsroom.findings(body: example.text)
      #expect(codes == example.codes)
    }
  }

  @Test("reads the headline")
  func headline() async throws {
    try await TestNewsroom.open { newsroom in
      let codes = try await newsroom.findings(headline: "")
      #expect(codes == ["no_headline"])
      #expect(try await newsroom.findings(headline: "Fire, opens new tab") == ["text_residue"])
      #expect(try await newsroom.findings(headline: "Mayor TKTK says") == ["placeholder"])
      #expect(try await newsroom.findings(headline: "حريق", body: "لا إصابات في الحريق.", language: "ar") == [])
    }
  }

  /// The quick look that spares most stories the checks has to see whatever they would find.
  @Test("finds at submit what it finds when it is asked for", arguments: texts)
  func submit(_ example: Case) async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft(body: example.text)
      let checks = try await newsroom.session(as: "ana").checks
      let errors = try await checks.findings(in: story).filter { $0.level == .error }.map(\.code)
      let version = try await newsroom.version(of: story)
      let refused = try await newsroom.trial(of: .submit, on: story, version: version, as: "ana")
      #expect(refused == errors.map { $0 == "no_text" ? "body" : $0 })
    }
  }
}
