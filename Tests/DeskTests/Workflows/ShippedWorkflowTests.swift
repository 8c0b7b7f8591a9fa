import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("The workflows that newsdesk comes with")
struct ShippedWorkflowTests {
  @Test("let a wire desk of two publish, and neither of them what they wrote")
  func wire() async throws {
    try await TestNewsroom.open { newsroom in
      let admin = try await newsroom.session(as: "adm").staff
      #expect(try await admin.addDesk("night", workflow: "wire"))
      for (login, role) in [("sam", Role.reporter), ("eve", .editor)] {
        _ = try await admin.grant(role, to: login, desk: "night")
      }
      let wire = try await newsroom.workflow("wire")
      #expect(try await newsroom.session(as: "eve").workflows.faults(in: wire, on: ["night"]).isEmpty)

      let story = try await newsroom.draft(by: "sam", pictures: 1, desk: "night")
      try await newsroom.act(.submit, on: story, as: "sam")
      let approval = try await newsroom.act(.approve, on: story, as: "eve")
      #expect(approval.signOffs == [.copy, .picture] && approval.state.rawValue == "approved")
      _ = try await refusal(.role) { try await newsroom.act(.publish, on: story, as: "sam") }
      #expect(try await newsroom.act(.publish, on: story, as: "eve").edition == 1)

      // What the editor wrote waits for somebody else.
      let own = try await newsroom.draft(by: "eve", slug: "own", desk: "night")
      try await newsroom.act(.submit, on: own, as: "eve")
      let reasons = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: own, as: "eve") }
      #expect(reasons.first?.who == [])
      _ = try await refusal(.workflow) { try await newsroom.act(.publish, on: own, as: "eve") }
      // So does what the editor changed, when it was the reporter's.
      let touched = try await newsroom.draft(by: "sam", slug: "touched", desk: "night")
      try await newsroom.act(.submit, on: touched, as: "sam")
      try await newsroom.edit(touched, as: "eve") { $0.headline = "Fire at the port" }
      _ = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: touched, as: "eve") }
    }
  }

  @Test("let nothing out without the lawyer, where there is one, and not after a change that the lawyer has not seen")
  func legalReview() async throws {
    try await TestNewsroom.open { newsroom in
      let admin = try await newsroom.session(as: "adm").workflows
      _ = try await admin.apply(try await newsroom.workflow("legal-review"), to: ["metro"])
      let story = try await newsroom.submitted(pictures: 1)
      #expect(try await newsroom.act(.approve, on: story, as: "ben").state.rawValue == "in_review")
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.map(\.subject).contains("legal"))
      #expect(try await newsroom.act(.approve, on: story, as: "lea").state.rawValue == "approved")
      try await newsroom.edit(story, as: "dan") { $0.headline = "Fire at the old harbour" }
      #expect(try await newsroom.state(of: story) == "in_review")
      try await newsroom.act(.approve, on: story, as: "ben")
      #expect(try await newsroom.state(of: story) == "in_review")
      try await newsroom.act(.approve, on: story, as: "lea")
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").edition == 1)
    }
  }

  @Test("are what explain goes by: it offers an act that moves a story wherever the workflow has a row for it")
  func explained() async throws {
    try await TestNewsroom.open { newsroom in
      let rows = try await newsroom.workflow().eachRow
      let stories = [
        (Stage.draft, PublicationState.unpublished, try await newsroom.draft(slug: "a")),
        (.submitted, .unpublished, try await newsroom.submitted()),
        (.approved, .unpublished, try await newsroom.approved()),
        (.closed, .published, try await newsroom.published()),
      ]
      for (stage, publication, story) in stories {
        let explained = Set(try await newsroom.session(as: "ana").approvals.explain(story).map(\.action))
        let rows = Set(rows.filter { $0.from == [stage] && $0.publications == [publication] }.map(\.action))
          .subtracting([.assign, .move, .ask, .restrict, .unrestrict, .withdraw])
        // What can't be published yet is explained as well.
        #expect(explained.subtracting([.publish]) == rows.subtracting([.publish]), "\(stage)")
        #expect(explained.isSuperset(of: rows))
      }
    }
  }
}
