import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoRightsListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the grants: what they lift, who gave them, until when and why.",
    discussion: """
      newsdesk photo rights list
      newsdesk photo rights list --story 214
      newsdesk photo rights list --expiring 3
      newsdesk photo rights list --all          those that are over too
      """
  )

  @Option(help: ArgumentHelp("Those that count in a story.", valueName: "id"), completion: .stories) var story: String?
  @Option(help: ArgumentHelp("Those of a story's picture, wherever it is.", valueName: "id/n"), completion: .pictures)
  var picture: String?
  @Option(help: ArgumentHelp("Those that end within so many days.", valueName: "days")) var expiring: Int?
  @Flag(help: "Also those that are over or were ended.") var all = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let expiring, !(0...3650).contains(expiring) { throw ValidationError("--expiring takes days, 0 to 3650") }
    if story != nil, picture != nil { throw ValidationError("--story or --picture, not both") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    var id: Int64?
    var record: Int64?
    if let story { id = try await session.story(try StoryReference.parsed(story)) }
    if let picture {
      let reference = try StoryReference.parsed(picture)
      guard let number = reference.picture else {
        throw ErrorReport(
          "\"\(picture)\" names no picture",
          ["Write the story, a slash and the picture."],
          status: .usage
        )
      }
      record = try await session.newsroom.rights.rights(of: number, in: try await session.story(reference)).picture
    }
    let grants = try await session.newsroom.rights.grants(
      story: id,
      picture: record,
      endingWithin: expiring,
      includingOver: all
    )
    let now = session.newsroom.now
    let times = try await session.times(grants.flatMap { [$0.grantedAt, $0.until, $0.endedAt] })
    let table = Table(
      grants,
      columns: [
        Column("grant", alignment: .right) { .number($0.id) },
        Column("lifts") { .text($0.code) },
        Column("story") { $0.story.map { .number($0) } ?? .missing("all") },
        Column("picture", isOnRequest: true) { .number($0.picture) },
        Column("by") { .text($0.grantedBy.name) },
        Column("at", isOnRequest: true) { times.cell($0.grantedAt) },
        Column("until") { times.cell($0.until) },
        Column("standing") { .text($0.standing(at: now)) },
        Column("ended_by", isOnRequest: true) { .text($0.endedBy?.name) },
        Column("ended_at", isOnRequest: true) { $0.endedAt.map(times.cell) ?? .missing() },
        Column("publications", alignment: .right) { .number($0.publications) },
        Column("reason", isFreeText: true) { .text($0.reason) },
      ]
    )
    try context.write(table, output)
    if grants.isEmpty, output.isTable { context.note("No grants.") }
    return .done
  }
}
