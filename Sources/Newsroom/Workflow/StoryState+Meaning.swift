extension StoryState {
  /// Every word that there is, in the order of a story's way through the desk. Spiking a correction ends it, so that none is
  /// ever spiked.
  public static let all: [StoryState] = {
    let unpublished = Stage.allCases.filter { $0 != .closed }.map { StoryState(stage: $0, publication: .unpublished) }
    let corrections = Stage.allCases.filter { $0 != .closed && $0 != .spiked }
      .map { StoryState(stage: $0, publication: .published) }
    return unpublished + [.scheduled, .published] + corrections + [.killed]
  }()

  private static let scheduled = StoryState(stage: .approved, publication: .scheduled)
  private static let published = StoryState(stage: .closed, publication: .published)
  private static let killed = StoryState(stage: .closed, publication: .killed)

  /// What a person has to know of a story that is in it.
  public var meaning: String {
    switch self {
    case .scheduled: return "approved, and goes out by itself when its time has come"
    case .published: return "out, and nothing is under way"
    case .killed: return "withdrawn for good; the record stays, every output has lost the text"
    default: break
    }
    let correction = "correction_"
    if rawValue.hasPrefix(correction), let stage = Stage(rawValue: String(rawValue.dropFirst(correction.count))) {
      return "published, with a correction: \(stage.meaning)"
    }
    return Stage(rawValue: rawValue)?.meaning ?? ""
  }
}

extension Stage {
  /// What a person has to know of a story that stands there.
  public var meaning: String {
    switch self {
    case .draft: "being written"
    case .submitted: "handed in, and waits for somebody to review it"
    case .inReview: "somebody has taken it up for review"
    case .changesRequested: "sent back to its author, with a note that says what to change"
    case .approved: "every sign-off that its desk asks for is given, for exactly what it holds"
    case .closed: "the desk has nothing left to do"
    case .spiked: "dropped; nothing is deleted, and it can be brought back"
    }
  }
}
