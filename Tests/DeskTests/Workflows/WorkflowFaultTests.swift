import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("The check of a workflow")
struct WorkflowFaultTests {
  struct Broken: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout WorkflowDefinition) -> Void
    let faults: [String]

    init(_ what: String, _ faults: [String], _ change: @escaping @Sendable (inout WorkflowDefinition) -> Void) {
      testDescription = what
      self.faults = faults
      self.change = change
    }
  }

  static let road = "create > submit > approve"
  static let correction = road + " > publish > correct"

  static let broken: [Broken] = [
    Broken(
      "publishes a draft",
      [
        "misused_act publish from draft",
        "publishes_incomplete publish from draft: create > publish",
        "publishes_unsigned publish from draft: create > publish",
      ]
    ) {
      $0.acts.append(
        .init(.publish, from: [.draft], while: [.unpublished], to: .closed, becomes: .published, by: [.publisher])
      )
    },
    Broken(
      "publishes without asking for the sign-offs",
      [
        "publishes_unsigned publish from approved: \(road) > publish",
        "publishes_unsigned publish from correction approved: \(correction) > submit > approve > publish",
      ]
    ) {
      $0.change(.publish) { $0.rules = [.complete] }
    },
    Broken(
      "lets people approve what they wrote",
      [
        "weak_sign_off approve from submitted: \(road)",
        "weak_sign_off approve from correction submitted: \(correction) > submit > approve",
        "weak_sign_off approve from in review: create > submit > review > approve",
        "weak_sign_off approve from correction in review: \(correction) > submit > review > approve",
      ]
    ) {
      $0.change(.approve) { $0.rules = [.complete] }
    },
    Broken(
      "asks for nobody's copy sign-off",
      [
        "weak_sign_off publish from approved: \(road) > publish",
        "weak_sign_off publish from correction approved: \(correction) > submit > approve > publish",
      ]
    ) {
      $0.signOffs[.copy]?.required = .never
    },
    Broken(
      "leaves a text approved that was changed after it was",
      [
        "approved_unsigned edit text from approved: \(road) > edit_text",
        "approved_unsigned edit text from correction approved: \(correction) > submit > approve > edit_text",
      ]
    ) {
      $0.change(.editText) { if $0.from == [.approved] { $0.to = nil } }
    },
    Broken(
      "drops the lawyer when a caption is changed",
      ["approved_unsigned edit pictures from approved: \(road) > edit_pictures"]
    ) {
      $0.signOffs[.legal]?.required = .always
      $0.remove(.editPictures, from: .approved, while: .unpublished)
      $0.acts.append(.init(.editPictures, from: [.approved], while: [.unpublished], by: [.editor]))
    },
    Broken(
      "goes out by way of a state that nobody thought of",
      [
        "misused_act edit text from scheduled",
        "misused_act publish from draft and scheduled",
        "misused_act review from approved",
        "publishes_unsigned publish from draft and scheduled: \(road) > review > edit_text > publish",
      ]
    ) {
      // "Review" stands for another act that schedules; while a story is scheduled it can be edited, and then it fires.
      $0.acts = $0.acts.compactMap { act in
        var act = act
        act.publications.removeAll { $0 == .scheduled }
        return act.action == .schedule || act.publications.isEmpty ? nil : act
      }
      $0.acts += [
        .init(
          .review,
          from: [.approved],
          while: [.unpublished],
          to: .approved,
          becomes: .scheduled,
          by: [.publisher]
        ),
        .init(.editText, from: [.approved], while: [.scheduled], to: .draft, by: [.editor]),
        .init(
          .publish,
          from: [.draft],
          while: [.scheduled],
          to: .closed,
          becomes: .published,
          by: [.publisher],
          rules: [.complete]
        ),
      ]
    },
    Broken(
      "keeps what was spiked for ever",
      ["no_way_out spiked: create > spike"]
    ) {
      $0.remove(.unspike)
    },
    Broken(
      "sends drafts round in circles",
      ["no_way_out spiked: create > spike"]
    ) {
      $0.change(.unspike) { $0.to = .spiked }
    },
    Broken(
      "has a stage where no story comes",
      ["unreachable changes requested", "unreachable correction changes requested"]
    ) {
      $0.remove(.requestChanges)
    },
    Broken(
      "never asks whoever could give a sign-off",
      ["nobody_may legal sign-off", "never_publishes publish"]
    ) {
      $0.signOffs[.legal]?.required = .always
      $0.change(.approve) { $0.roles = [.editor, .photoEditor] }
      $0.remove(.publish, while: .published)
      $0.remove(.correct)
      $0.remove(.kill)
      for stage in Stage.allCases {
        $0.acts = $0.eachRow.filter { $0.from != [stage] || $0.publications != [.published] }
      }
    },
    Broken("has an act for nobody", ["nobody_may reject from in review", "nobody_may reject from submitted"]) {
      $0.change(.reject) { $0.roles = [] }
    },
    Broken("lets nobody begin a story", ["nobody_may begin"]) { $0.begin = [] },
    Broken(
      "lets administrators publish",
      ["administrator publish from approved", "administrator publish from correction approved"]
    ) {
      $0.change(.publish) { $0.roles.append(.administrator) }
    },
    Broken(
      "can't take back what is out",
      [
        "cannot_kill correction draft: \(correction)",
        "cannot_kill correction submitted: \(correction) > submit",
        "cannot_kill correction in review: \(correction) > submit > review",
        "cannot_kill correction changes requested: \(correction) > submit > request_changes",
        "cannot_kill correction approved: \(correction) > submit > approve",
        "cannot_kill published: \(road) > publish",
      ]
    ) {
      $0.remove(.kill)
    },
    Broken("kills what was spiked", ["misused_act kill from spiked"]) {
      $0.acts.append(
        .init(
          .kill,
          from: [.spiked],
          while: [.unpublished],
          to: .closed,
          becomes: .killed,
          by: [.publisher],
          rules: [.note]
        )
      )
    },
    Broken("changes a story that is out", ["misused_act edit text from published"]) {
      $0.acts.append(.init(.editText, from: [.closed], while: [.published], by: [.editor]))
    },
    Broken("corrects without a word to the readers", ["misused_act correct from published"]) {
      $0.change(.correct) { $0.rules = nil }
    },
    Broken("closes what never went out", ["misused_act reject from in review"]) {
      $0.remove(.reject, from: .inReview)
      $0.acts.append(
        .init(.reject, from: [.inReview], while: [.unpublished], to: .closed, by: [.editor], rules: [.note])
      )
    },
    Broken("says the same twice", ["duplicate submit from draft"]) {
      $0.acts.append(
        .init(
          .submit,
          from: [.draft],
          while: [.unpublished],
          to: .submitted,
          by: [.reporter, .editor],
          rules: [.complete]
        )
      )
    },
    Broken("says two things at once", ["contradictory submit from draft"]) {
      $0.acts.append(
        .init(.submit, from: [.draft], while: [.unpublished], to: .inReview, by: [.editor], rules: [.complete])
      )
    },
  ]

  @Test("finds what is wrong and shows the way that leads to it", arguments: broken)
  func faults(_ workflow: Broken) async throws {
    try await TestNewsroom.open { newsroom in
      let found = try await newsroom.faults(workflow.change)
      for fault in workflow.faults { #expect(found.contains(fault), "\(found)") }
      // And nobody applies it, not even an administrator.
      let before = try await newsroom.fingerprint()
      let refused = await workflowFaults { try await newsroom.apply(workflow.change) }
      #expect(!refused.isEmpty)
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("finds nothing in what newsdesk comes with", arguments: ["standard", "wire", "legal-review"])
  func shipped(_ name: String) async throws {
    try await TestNewsroom.open { newsroom in
      let workflow = try await newsroom.workflow(name)
      #expect(try await newsroom.session(as: "sam").workflows.faults(in: workflow).isEmpty)
    }
  }

  @Test("counts every person of a sign-off that takes several")
  func severalPeople() async throws {
    try await TestNewsroom.open { newsroom in
      let faults = try await newsroom.faults {
        $0.signOffs[.copy]?.people = 3
        $0.change(.publish) { $0.roles = [] }
        $0.remove(.unspike)
        $0.acts.append(.init(.withdraw, from: [.approved], while: [.unpublished], by: [.editor]))
      }
      #expect(
        faults.contains(
          "approved_unsigned withdraw from approved: create > submit > approve > approve > approve > withdraw"
        ),
        "\(faults)"
      )
    }
  }

  @Test("asks who works on a desk: the one who writes can't be the one who signs off")
  func people() async throws {
    try await TestNewsroom.open { newsroom in
      let workflows = try await newsroom.session(as: "eve").workflows
      let legal = try await newsroom.workflow("legal-review")
      let on = { (desk: String, definition: WorkflowDefinition) in
        try await workflows.faults(in: definition, on: [desk]).map { "\($0.code) \($0.subject): \($0.message)" }
      }
      #expect(try await on("metro", legal) == [])
      #expect(
        try await on("sport", legal) == [
          "nobody_may legal sign-off on the sport desk: it takes one person other than the writer (legal), and there is nobody"
        ]
      )
      let standard = try await newsroom.workflow()
      #expect(try await on("sport", standard) == [])
      // Eve alone: she could write, and nobody could sign it off.
      let alone = standard.with {
        $0.begin = [.editor]
        for index in $0.acts.indices { $0.acts[index].roles.removeAll { $0 == .reporter || $0 == .photoEditor } }
        $0.acts.removeAll { $0.roles.isEmpty }
      }
      #expect(
        try await on("sport", alone).first
          == "nobody_may copy sign-off on the sport desk: it takes one person other than the writer (editor), and there is one"
      )
      // A desk where nobody works yet has nobody to be stuck.
      _ = try await newsroom.session(as: "adm").staff.addDesk("culture")
      #expect(try await on("culture", legal) == [])
    }
  }
}
