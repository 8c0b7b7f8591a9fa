import ArgumentParser
import Desk
import Presentation

struct SourceShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show which files a story came from, and every line that is not in it as it stood.",
    discussion: """
      newsdesk source show 214
      newsdesk source show 214 --json

      The bytes themselves: newsdesk source export 214
      """
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let origins = try await session.newsroom.sources.origins(of: id)
    guard !origins.isEmpty else { throw ErrorReport(noSourceOf: id) }
    let times = try await session.times(origins.map(\.at))
    try context.write(OriginDocument.json(id, origins, times: times), output) { screen in
      OriginDocument.text(id, origins, times: times, on: screen)
    }
    return .done
  }
}

extension ErrorReport {
  init(noSourceOf story: Int64) {
    self.init(
      "Story \(story) did not come from a file that you may read.",
      ["Its history: newsdesk draft log \(story)"],
      status: .notFound,
      code: "no_source"
    )
  }
}
