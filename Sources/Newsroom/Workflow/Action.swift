/// What can be done to a story. Which of them are possible from where, and for whom, the workflow's rows say.
public enum Action: String, CaseIterable, Hashable, Sendable, Codable {
  case create
  case editText = "edit_text"
  case editPictures = "edit_pictures"
  case submit
  case review
  case approve
  case requestChanges = "request_changes"
  case reject
  case publish
  case correct
  case kill
  case spike
  case unspike
  case reopen
  case withdraw
  case undo
  case assign
  case move
  case ask
  case restrict
  case unrestrict
  case embargo
  case lift
  case schedule
  case deschedule

  /// As a person reads it: `request changes`.
  public var words: String {
    String(rawValue.map { $0 == "_" ? " " : $0 })
  }

  /// As it is typed: `request-changes`.
  public var command: String {
    switch self {
    case .create: "draft new"
    case .editText: "draft edit"
    case .editPictures: "caption edit"
    case .assign, .move, .ask, .restrict, .unrestrict: "draft \(rawValue)"
    default: String(rawValue.map { $0 == "_" ? "-" : $0 })
    }
  }

  /// As a history reads it: `approved`, `sent back`.
  public var pastTense: String {
    switch self {
    case .create: "created"
    case .editText: "edited"
    case .editPictures: "edited pictures"
    case .submit: "submitted"
    case .review: "took up for review"
    case .approve: "approved"
    case .requestChanges: "requested changes"
    case .reject: "rejected"
    case .publish: "published"
    case .correct: "opened for correction"
    case .kill: "killed"
    case .spike: "spiked"
    case .unspike: "brought back"
    case .reopen: "reopened"
    case .withdraw: "took back a sign-off"
    case .undo: "undid"
    case .assign: "assigned"
    case .move: "moved"
    case .ask: "asked for a sign-off"
    case .restrict: "made confidential"
    case .unrestrict: "opened to its desk"
    case .embargo: "embargoed"
    case .lift: "lifted the embargo"
    case .schedule: "scheduled"
    case .deschedule: "took off the schedule"
    }
  }

  /// How a refusal of it ends: "was not …".
  public var participle: String {
    switch self {
    case .editText, .editPictures: "saved"
    case .review: "claimed for review"
    case .requestChanges: "sent back"
    case .withdraw: "taken back"
    case .undo: "undone"
    case .ask: "put to them"
    case .lift: "freed of its embargo"
    case .deschedule: "taken off the schedule"
    default: pastTense
    }
  }

  /// Whether its doer can take it back by ``undo`` while it is the story's last act. The database has the last word.
  public var isUndoable: Bool {
    switch self {
    case .editText, .editPictures, .submit, .review, .approve, .requestChanges, .reject, .correct, .spike, .unspike,
      .reopen,
      .assign, .schedule:
      true
    default: false
    }
  }
}
