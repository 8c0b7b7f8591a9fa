import ArgumentParser
import Desk
import Newsroom

/// Which of the stories that wait a list shows.
struct PendingOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Of one desk; several: --desk metro --desk sport.", valueName: "desk")
  )
  var desk: [String] = []

  @Option(help: ArgumentHelp("In one state, such as submitted or in_review; several likewise.", valueName: "state"))
  var state: [String] = []

  @Flag(help: "What waits for you: yours to write, to sign off or to publish.")
  var mine = false

  @Option(help: ArgumentHelp("Waits for this person, or for anybody with this role.", valueName: "who"))
  var waitingOn: String?

  @Option(help: ArgumentHelp("Assigned to this person; none for nobody.", valueName: "login"))
  var assignee: String?

  @Option(help: ArgumentHelp("Lacks this sign-off, which it needs: copy, picture or legal.", valueName: "kind"))
  var needs: [SignOffKind] = []

  @Flag(help: "Late.")
  var late = false

  @Option(help: ArgumentHelp("Due within 2h, or late.", valueName: "time"))
  var dueWithin: String?

  @Option(help: ArgumentHelp("Nothing was done on it for 3d.", valueName: "time"))
  var olderThan: String?

  @Option(help: ArgumentHelp("Its embargo ends within 24h.", valueName: "time"))
  var embargoWithin: String?

  /// The filter, once everything that was named is known to be there.
  func checked(_ session: SessionContext) async throws -> PendingFilter {
    var filter = PendingFilter(isLate: late, dueWithin: nil, needs: needs, isMine: mine)
    filter.desks = desk.flatMap { $0.split(separator: ",").map { String($0) } }
    try await session.newsroom.staff.requireDesks(filter.desks)
    filter.states = try state.flatMap { $0.split(separator: ",") }.compactMap { try StoryState.parsed(String($0)) }
    if let assignee {
      if assignee != "none" { try await session.newsroom.staff.requirePerson(assignee) }
      filter.assignee = assignee == "none" ? .nobody : .person(assignee)
    }
    if let waitingOn { filter.waitsOn = try await Self.turn(waitingOn, session) }
    filter.dueWithin = try dueWithin.map { try Self.seconds($0, "--due-within") }
    filter.olderThan = try olderThan.map { try Self.seconds($0, "--older-than") }
    filter.embargoWithin = try embargoWithin.map { try Self.seconds($0, "--embargo-within") }
    return filter
  }

  /// `2h`, `3d`, `1h30m`.
  static func seconds(_ text: String, _ option: String) throws -> Int64 {
    guard case .after(let seconds)? = TimeExpression("+" + text) else {
      throw ErrorReport(
        "\"\(text)\" is no length of time.",
        ["Write \(option) 2h, 90m, 1h30m or 3d."],
        status: .usage,
        code: "bad_duration"
      )
    }
    return seconds
  }

  /// Whom `waiting_on` names: a login first, then a role, then a name, in any case.
  private static func turn(_ word: String, _ session: SessionContext) async throws -> PendingFilter.Turn {
    let people = try await session.newsroom.staff.members().map(\.person)
    if people.contains(where: { $0.login == word }) { return .person(word) }
    if let role = Role(argument: String(word.map { $0 == " " ? "_" : $0 })) { return .role(role) }
    let named = people.filter { $0.name.lowercased() == word.lowercased() }
    if named.count == 1 { return .person(named[0].login) }
    let roles = Role.allCases.map(\.words)
    let known = people.map(\.login) + people.map(\.name) + roles
    let meant = Spelling.closest(to: word, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
    throw ErrorReport(
      named.isEmpty ? "Nobody is called \"\(word)\", and no role.\(meant)" : "Several people are called \"\(word)\".",
      [
        "People: \((named.isEmpty ? people : named).map(\.login).joined(separator: ", "))",
        "Roles: \(roles.joined(separator: ", "))",
      ],
      status: .notFound,
      code: "no_person"
    )
  }
}
