import ArgumentParser
import Desk
import Newsroom

/// Which stories a list shows.
struct StoryFilter: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("Of one desk.", valueName: "desk"), completion: .desks)
  var desk: String?

  @Option(
    help: ArgumentHelp("In one state, such as submitted, in_review or published.", valueName: "state"),
    completion: .list(StoryState.known)
  )
  var state: String?

  @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, !(1...1_000_000).contains(limit) {
      throw ValidationError("--limit takes a number from 1 to 1,000,000")
    }
  }

  /// One more than is shown: then there is no doubt whether the list was cut.
  var read: Int? { limit.map { $0 + 1 } }

  /// What is shown of what was read.
  func shown<Row>(_ rows: [Row]) -> [Row] {
    limit.map { Array(rows.prefix($0)) } ?? rows
  }

  /// The state that was named, once the desk that was named is known to be there.
  func checked(_ session: SessionContext) async throws -> StoryState? {
    if let desk { try await session.newsroom.staff.requireDesk(desk) }
    return try StoryState.parsed(state)
  }
}
