/// One name of an agency, as a newsroom keeps it: who is called so, since when and until when, and who said so.
public struct AgencyName: Hashable, Sendable, Codable {
  public enum Origin: String, Hashable, Sendable, Codable {
    /// It came with newsdesk.
    case shipped
    /// The newsroom added it.
    case newsroom
  }

  /// The canonical name, as credits are stored and printed.
  public var agency: String
  /// What it is: `wire`, `picture house` and so on, as in the table of agencies.
  public var kind: String
  public var alias: String
  /// The days between which the name was in use, both counted, where they are known.
  public var since: CalendarDate?
  public var until: CalendarDate?
  public var origin: Origin
  /// The login; whoever set the newsroom up for what was shipped.
  public var addedBy: String?

  public init(
    agency: String,
    kind: String,
    alias: String,
    since: CalendarDate? = nil,
    until: CalendarDate? = nil,
    origin: Origin = .newsroom,
    addedBy: String? = nil
  ) {
    self.agency = agency
    self.kind = kind
    self.alias = alias
    self.since = since
    self.until = until
    self.origin = origin
    self.addedBy = addedBy
  }
}
