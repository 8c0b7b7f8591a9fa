import DatabaseSupport
import Desk
import Newsroom
import Testing

@Suite("The second person")
struct SecondPersonTests {
  @Test("is not the sign-off that somebody gave to a dropped correction, and then wrote themselves")
  func droppedCorrection() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      try await newsroom.act(.correct, on: story, as: "ben", note: "The name was wrong.")
      try await newsroom.edit(story, as: "ana") { $0.headline = "Exactly this" }
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "dan")
      try await newsroom.act(.spike, on: story, as: "ben")
      let given = try await newsroom.session(as: "dan").approvals.signOffs(of: story)
      #expect(!given.contains { $0.kind == .copy && $0.givenBy.login == "dan" && $0.isCurrent })

      try await newsroom.act(.correct, on: story, as: "ben", note: "The name was wrong.")
      try await newsroom.edit(story, as: "dan") { $0.headline = "Exactly this" }
      try await newsroom.act(.submit, on: story, as: "dan")
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.contains { $0.code == "sign_off" && $0.subject == "copy" })
      _ = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "dan") }
      _ = try? await newsroom.act(.approve, on: story, as: "pia")
      _ = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
    }
  }

  @Test("is needed by whoever began the story, whatever roles they hold", arguments: ["ben", "dan"])
  func author(_ editor: String) async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted(by: editor)
      let reasons = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: editor) }
      #expect(reasons.map(\.code) == ["second_person"])
      #expect(reasons.first?.subject == "copy")
      _ = try await refusal(.secondPerson) { try await newsroom.act(.review, on: story, as: editor) }
      let other = editor == "ben" ? "dan" : "ben"
      #expect(try await newsroom.act(.approve, on: story, as: other).state.rawValue == "approved")
    }
  }

  @Test("is needed by an editor who changed a word of a reporter's story")
  func coEditor() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newsroom.edit(story, as: "ben") { $0.headline = "Fire at the old harbour" }
      let reasons = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ben") }
      #expect(reasons.first?.message == "you edited it, and metro stories need a second person")
      #expect(reasons.first?.who == ["Dan Weiss (metro editor)"])
      #expect(try await newsroom.act(.approve, on: story, as: "dan").signOffs == [.copy])
    }
  }

  @Test("can't be had by letting a colleague touch the story last")
  func laterEditByAnother() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted(by: "ben")
      try await newsroom.edit(story, as: "dan") { $0.headline = "Dan was here" }
      _ = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ben") }
      let reasons = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "dan") }
      #expect(reasons.first?.who == [], "both editors of the desk have written it: nobody is left")
    }
  }

  @Test("can't be had by taking one's own words back")
  func revertedEdit() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newsroom.edit(story, as: "ben") { $0.headline = "Ben's" }
      try await newsroom.edit(story, as: "ben") { $0.headline = "Fire at the harbour" }
      _ = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ben") }
    }
  }

  @Test("of the pictures is asked of whoever worked on the pictures, and not of the text")
  func pictureEditor() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let pia = try await newsroom.session(as: "pia")
      _ = try await pia.captions.add(Picture(caption: "Smoke.", credit: .jane), to: story, expecting: nil)
      let reasons = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "pia") }
      #expect(reasons.first?.subject == "picture")
      #expect(
        reasons.first?.who == [
          "Ben Okafor (metro editor)", "Dan Weiss (metro editor)", "Leo Marsh (metro photo editor)",
        ]
      )
      let leo = try await newsroom.act(.approve, on: story, as: "leo")
      #expect(leo.signOffs == [.picture] && leo.state.rawValue == "in_review")
      let ben = try await newsroom.act(.approve, on: story, as: "ben")
      #expect(ben.signOffs.contains(.copy) && ben.state.rawValue == "approved")
    }
  }

  @Test("is sought for each half: who changed a caption still signs off the text")
  func mixedContributions() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted(pictures: 1)
      let ben = try await newsroom.session(as: "ben")
      _ = try await ben.captions.edit(1, of: story, caption: "Smoke over the quay.", expecting: nil)
      let copy = try await newsroom.act(.approve, on: story, as: "ben")
      #expect(copy.signOffs == [.copy] && copy.state.rawValue == "in_review")
      // What is left is the caption, and that is his own.
      _ = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ben") }
      let missing = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(missing.map(\.code) == ["stage", "sign_off"] && missing.last?.subject == "picture")
      #expect(
        missing.last?.who == [
          "Dan Weiss (metro editor)", "Leo Marsh (metro photo editor)", "Pia Lind (metro photo editor)",
        ]
      )
      let picture = try await newsroom.act(.approve, on: story, as: "pia")
      #expect(picture.signOffs == [.picture] && picture.state.rawValue == "approved")
    }
  }

  @Test("of a correction is anybody who did not write the correction, the first edition's author included")
  func correction() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted(by: "dan")
      try await newsroom.act(.approve, on: story, as: "ben")
      try await newsroom.act(.publish, on: story, as: "cleo")
      try await newsroom.act(.correct, on: story, as: "ben", note: "The day was wrong.")
      try await newsroom.edit(story, as: "ben") { $0.body = "On Monday." }
      try await newsroom.act(.submit, on: story, as: "ben")
      _ = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ben") }
      #expect(try await newsroom.act(.approve, on: story, as: "dan").signOffs == [.copy])
    }
  }

  @Test("who signs off is one who may: roles of another desk and administration give no right")
  func roles() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      for login in ["cleo", "rob", "adm"] {
        let reasons = try await refusal(.role) { try await newsroom.act(.approve, on: story, as: login) }
        #expect(reasons.map(\.code) == ["role"], "\(login)")
      }
      // Nothing of another desk's unpublished stories exists for eve, an editor of sport.
      let eve = try await newsroom.session(as: "eve")
      let error = await #expect(throws: DeskError.self) {
        try await eve.approvals.carryOut(.approve, on: story, expecting: 2)
      }
      guard case .notFound(.story(String(story), meant: nil)) = error else {
        Issue.record("\(String(describing: error))"); return
      }
    }
  }

  @Test("approves nothing by approving what they have no part in")
  func nothingToSign() async throws {
    try await TestNewsroom.open { newsroom in
      // No pictures, and no legal reading asked for: photo editors and lawyers have nothing to give.
      let story = try await newsroom.submitted()
      for login in ["pia", "lea"] {
        let reasons = try await refusal(.workflow) { try await newsroom.act(.approve, on: story, as: login) }
        #expect(reasons.map(\.code) == ["sign_off"] && reasons.first?.subject == "copy")
        #expect(
          try await newsroom.obstacles(to: .approve, on: story, for: login) == ["sign_off"],
          "explain says so too"
        )
      }
      #expect(try await newsroom.state(of: story) == "submitted")
    }
  }
}
