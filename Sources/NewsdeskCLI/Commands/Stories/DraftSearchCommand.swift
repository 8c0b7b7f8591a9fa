import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftSearchCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find stories by what they say, the best first.",
    discussion: """
      newsdesk draft search mayor budget
      newsdesk draft search '"harbour fire"' --desk metro --state published
      newsdesk draft search ferry or boat -- -strike

      All of the words, whatever their endings: in headlines, texts, captions, credits, bylines and slugs. "In a row", this
      or that, and -without. Your desk's stories are searched as they stand, other desks' as they were published.
      """
  )

  @Argument(help: ArgumentHelp("What the stories say.", valueName: "words")) var words: [String]
  @OptionGroup var filter: StoryFilter
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    guard words.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else {
      throw ErrorReport(
        "There is no word to search for.",
        ["Name one that the stories say: newsdesk draft search mayor"],
        status: .badData,
        code: "no_words"
      )
    }
    let state = try await filter.checked(session)
    let findings = try await session.newsroom.search.find(
      words.joined(separator: " "),
      desk: filter.desk,
      state: state,
      limit: min(filter.read ?? Self.usual + 1, Self.most)
    )
    let shown = Array(findings.prefix(filter.limit ?? Self.usual))
    let table = Table(
      shown,
      columns: [
        Column("id") { .number($0.id) },
        Column("desk", isOnRequest: filter.desk != nil) { .text($0.desk) },
        Column("state") { .code($0.state.rawValue) },
        Column("slug", canBeCut: true) { .text($0.slug) },
        Column("headline", isOnRequest: true) { .text($0.headline) },
        Column("context", isFreeText: true) { .text(Self.inOneLine($0.context)) },
      ]
    )
    try context.write(table, output)
    if findings.count > shown.count {
      context.note("More than \(shown.count) stories say that: the list was cut. See more with --limit.")
    }
    if shown.isEmpty, output.isTable { context.note("No story that you may read says that.") }
    return .done
  }

  /// A search answers with the best, so that it needs no limit to be short.
  private static let usual = 20
  private static let most = 1000

  /// What was found stands in brackets, on screens that show nothing else, too.
  private static func inOneLine(_ context: String) -> String {
    String(
      context.map { character in
        switch character {
        case SearchService.Finding.mark: "["
        case SearchService.Finding.endMark: "]"
        case _ where character.isNewline: " "
        default: character
        }
      }
    )
  }
}
