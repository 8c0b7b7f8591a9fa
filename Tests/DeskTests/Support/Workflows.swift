import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

extension WorkflowDefinition {
  /// The same with something changed.
  func with(_ change: (inout WorkflowDefinition) -> Void) -> WorkflowDefinition {
    var copy = self
    change(&copy)
    return copy
  }

  /// Changes each row of an act: see ``eachRow``.
  mutating func change(_ action: Action, _ change: (inout Act) -> Void) {
    for index in acts.indices where acts[index].action == action { change(&acts[index]) }
  }

  /// Takes an act away: all of it, or from one stage, or in one publication state.
  mutating func remove(_ action: Action, from stage: Stage? = nil, while publication: PublicationState? = nil) {
    acts = eachRow.filter {
      $0.action != action || stage.map { [$0] } ?? $0.from != $0.from
        || publication.map { [$0] } ?? $0.publications != $0.publications
    }
  }

  /// With an entry for each row of the database's table.
  var eachRow: [Act] {
    acts.flatMap { act in
      act.from.flatMap { stage in
        act.publications.map { publication in
          var row = act
          row.from = [stage]
          row.publications = [publication]
          return row
        }
      }
    }
  }
}

extension TestNewsroom {
  /// A workflow that newsdesk comes with.
  func workflow(_ name: String = "standard") async throws -> WorkflowDefinition {
    try await session(as: "adm").workflows.definition(name)
  }

  /// Gives the metro desk the standard workflow with something changed.
  @discardableResult
  func apply(_ change: (inout WorkflowDefinition) -> Void) async throws -> WorkflowService.Receipt {
    let definition = try await workflow().with(change)
    return try await session(as: "adm").workflows.apply(definition, to: ["metro"])
  }

  /// What is wrong with the standard workflow after a change: `code subject: act > act`.
  func faults(_ change: (inout WorkflowDefinition) -> Void) async throws -> [String] {
    let definition = try await workflow().with(change)
    return try await session(as: "ana").workflows.faults(in: definition).map { fault in
      let path = fault.path.map { ": " + $0.map(\.act.rawValue).joined(separator: " > ") } ?? ""
      return "\(fault.code) \(fault.subject)\(path)"
    }
  }
}

/// Runs something that the check of a workflow must stop, and returns the faults as `code subject`.
func workflowFaults(
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () async throws -> some Any
) async -> [String] {
  let error = await #expect(throws: DeskError.self, sourceLocation: sourceLocation) { _ = try await body() }
  guard case .workflowFails(_, let faults) = error else {
    Issue.record("not a fault: \(String(describing: error))", sourceLocation: sourceLocation)
    return []
  }
  return faults.map { "\($0.code) \($0.subject)" }
}
