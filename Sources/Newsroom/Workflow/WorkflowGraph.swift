/// A workflow as a picture has it: where a story can stand, and the acts that lead from one place to another.
///
/// A story and its correction stand in the same places; an act that is only for one of them says so.
public struct WorkflowGraph: Hashable, Sendable {
  /// In the order that a story mostly takes.
  public var places: [Place]
  public var ways: [Way]
  /// Where a story is begun.
  public var start: Place.ID { "draft" }

  public struct Place: Hashable, Sendable, Identifiable {
    /// `in_review`.
    public var id: String
    /// Acts that leave the story where it is, as people read them.
    public var acts: [String]

    /// `in review`.
    public var words: String { String(id.map { $0 == "_" ? " " : $0 }) }
  }

  /// All the acts that lead from one place to another.
  public struct Way: Hashable, Sendable {
    public var from: Place.ID
    public var to: Place.ID
    public var acts: [String]
  }

  public init(_ workflow: WorkflowDefinition) {
    var arrows: [Arrow] = []
    for act in workflow.acts {
      for stage in act.from {
        for publication in act.publications {
          let arrow = Arrow(
            action: act.action,
            from: Self.place(stage, publication),
            to: Self.place(act.to ?? stage, act.becomes ?? publication)
          )
          if let index = arrows.firstIndex(of: arrow) {
            arrows[index].publications.insert(publication)
          } else {
            arrows.append(arrow)
            arrows[arrows.count - 1].publications = [publication]
          }
        }
      }
    }
    let seen = Set(arrows.flatMap { [$0.from, $0.to] } + ["draft"])
    let order = Self.order.filter(seen.contains)
    let states = Dictionary(grouping: arrows, by: \.from).mapValues { arrows in
      Set(arrows.flatMap(\.publications))
    }
    func acts(_ from: String, _ to: String) -> [String] {
      arrows.filter { $0.from == from && $0.to == to }.map { $0.words(states[from] ?? []) }
    }
    places = order.map { Place(id: $0, acts: acts($0, $0)) }
    ways = order.flatMap { from in
      order.compactMap { to in
        let acts = from == to ? [] : acts(from, to)
        return acts.isEmpty ? nil : Way(from: from, to: to, acts: acts)
      }
    }
  }

  /// One act from one place to another, whatever readers have meanwhile.
  private struct Arrow: Equatable {
    var action: Action
    var from: String
    var to: String
    var publications: Set<PublicationState> = []

    static func == (left: Arrow, right: Arrow) -> Bool {
      (left.action, left.from, left.to) == (right.action, right.from, right.to)
    }

    /// - Parameter all: in which the place can be left or worked in at all.
    func words(_ all: Set<PublicationState>) -> String {
      // What is spiked was never out.
      if publications == all || to == "spiked" { return action.words }
      return action.words + (publications == [.published] ? " (correction)" : " (not yet out)")
    }
  }

  private static func place(_ stage: Stage, _ publication: PublicationState) -> String {
    switch (publication, stage) {
    case (.killed, _), (.scheduled, _): publication.rawValue
    case (_, .closed): PublicationState.published.rawValue
    default: stage.rawValue
    }
  }

  private static let order = [
    "draft", "submitted", "in_review", "approved", "scheduled", "published", "changes_requested", "spiked", "killed",
  ]
}
