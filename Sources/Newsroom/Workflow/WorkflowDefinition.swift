/// A workflow as a newsroom writes it: which act leads from where to where, who may do it, and what must be signed off.
///
/// It encodes to the JSON that the database reads and checks; `Migrations/0024_workflow_definition.sql` describes that.
public struct WorkflowDefinition: Hashable, Sendable, Codable {
  public var name: String
  /// What it is for, in a line.
  public var about: String?
  /// Who may begin a story.
  public var begin: [Role]
  /// A kind that is not named is never asked for.
  public var signOffs: [SignOffKind: RequiredSignOff]
  public var acts: [Act]

  public init(
    name: String,
    about: String? = nil,
    begin: [Role],
    signOffs: [SignOffKind: RequiredSignOff],
    acts: [Act]
  ) {
    self.name = name
    self.about = about
    self.begin = begin
    self.signOffs = signOffs
    self.acts = acts
  }

  /// One act, from each of the stages in each of the publication states.
  public struct Act: Hashable, Sendable, Codable {
    public var action: Action
    public var from: [Stage]
    public var publications: [PublicationState]
    /// Nil where the act leaves the stage alone.
    public var to: Stage?
    /// Nil where the act leaves the publication state alone.
    public var becomes: PublicationState?
    public var roles: [Role]
    /// Nil for none, as the JSON has it.
    public var rules: [Rule]?

    public init(
      _ action: Action,
      from: [Stage],
      while publications: [PublicationState],
      to: Stage? = nil,
      becomes: PublicationState? = nil,
      by roles: [Role],
      rules: [Rule]? = nil
    ) {
      self.action = action
      self.from = from
      self.publications = publications
      self.to = to
      self.becomes = becomes
      self.roles = roles
      self.rules = rules
    }

    private enum CodingKeys: String, CodingKey {
      case action = "act"
      case from
      case publications = "while"
      case to
      case becomes
      case roles = "by"
      case rules
    }
  }

  private enum CodingKeys: String, CodingKey {
    case name = "workflow"
    case about
    case begin
    case signOffs = "sign_offs"
    case acts
  }
}

/// What a workflow asks of one kind of sign-off.
public struct RequiredSignOff: Hashable, Sendable, Codable {
  public var required: Requirement
  /// How many different people must give it.
  public var people: Int
  public var roles: [Role]

  public init(_ required: Requirement, people: Int = 1, by roles: [Role]) {
    self.required = required
    self.people = people
    self.roles = roles
  }

  public enum Requirement: String, CaseIterable, Hashable, Sendable, Codable {
    case always
    case withPictures = "with_pictures"
    case never

    public var words: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
  }

  private enum CodingKeys: String, CodingKey {
    case required
    case people
    case roles = "by"
  }
}

/// What an act must meet, whoever does it.
public enum Rule: String, CaseIterable, Hashable, Sendable, Codable {
  case secondPerson = "second_person"
  case note
  case complete
  case signedOff = "signed_off"

  /// `says why`.
  public var words: String {
    switch self {
    case .secondPerson: "not by its writer"
    case .note: "says why"
    case .complete: "nothing missing"
    case .signedOff: "all signed off"
    }
  }
}
