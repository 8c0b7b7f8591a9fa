/// Where a story stands at the desk.
public enum Stage: String, CaseIterable, Hashable, Sendable, Codable {
  case draft
  case submitted
  case inReview = "in_review"
  case changesRequested = "changes_requested"
  case approved
  /// The desk has nothing left to do: the story is out, or was killed.
  case closed
  case spiked
}

/// What readers have of a story.
public enum PublicationState: String, CaseIterable, Hashable, Sendable, Codable {
  case unpublished
  case scheduled
  case published
  case killed
}

/// The one word that is shown for stage and publication together: `in_review`, `published`, `correction_draft`.
///
/// The database computes it (`newsdesk.state`); this is its type.
public struct StoryState: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public init(stage: Stage, publication: PublicationState) {
    switch (publication, stage) {
    case (.killed, _): self.init(rawValue: "killed")
    case (.unpublished, _): self.init(rawValue: stage.rawValue)
    case (.scheduled, _): self.init(rawValue: "scheduled")
    case (.published, .closed): self.init(rawValue: "published")
    case (.published, _): self.init(rawValue: "correction_" + stage.rawValue)
    }
  }

  /// As a person reads it: `correction in review`.
  public var words: String {
    String(rawValue.map { $0 == "_" ? " " : $0 })
  }
}
