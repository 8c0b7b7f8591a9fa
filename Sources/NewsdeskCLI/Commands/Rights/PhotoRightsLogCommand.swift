import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoRightsLogCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "List what was ever said of a picture's rights: who, when, and on what ground.",
    discussion: "newsdesk photo rights log 214/2"
  )

  @OptionGroup var picture: PictureArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let id = try await session.story(reference)
    let versions = try await session.newsroom.rights.versions(of: number, in: id)
    let times = try await session.times(versions.flatMap { [$0.setAt, $0.expiresAt] })
    let table = Table(
      versions,
      columns: [
        Column("version", alignment: .right) { .number($0.version) },
        Column("at") { $0.setAt.map(times.cell) ?? .missing() },
        Column("who") { .text($0.setBy?.name) },
        Column("cost") { .text($0.cost?.rawValue) },
        Column("where") { .text(RightsDocument.territory($0)) },
        Column("expires") { $0.expiresAt.map(times.cell) ?? .missing() },
        Column("restrictions") { .list($0.restrictions) },
        Column("usage_terms", isOnRequest: true) { .text($0.usageTerms) },
        Column("source", isOnRequest: true) { .text($0.source) },
        Column("restriction_note", isOnRequest: true) { .text($0.restrictionNote) },
        Column("note", isFreeText: true) { .text($0.note) },
      ]
    )
    try context.write(table, output)
    if versions.isEmpty {
      context.note("Nobody has said anything of its rights: newsdesk photo rights show \(id)/\(number)")
    }
    return .done
  }
}
