import ArgumentParser
import Desk
import Newsroom
import Presentation

struct AuditShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one entry of a story's history in full, with its digests and the seal that holds it.",
    discussion: """
      newsdesk audit show 214       the newest entry
      newsdesk audit show 214/3     version 3
      newsdesk audit show 214/3 --json
      """
  )

  @Argument(help: ArgumentHelp("A story, and with a slash one of its versions.", valueName: "id[/version]"))
  var entry: String

  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, version) = try parsed()
    let entry = try await session.newsroom.audit.entry(of: try await session.story(reference), version: version)
    let times = try await session.times([entry.act.at, entry.seal?.sealedAt])
    try context.write(EntryDocument.json(entry, times: times), output) { _ in
      EntryDocument.text(entry, times: times)
    }
    return .done
  }

  private func parsed() throws -> (StoryReference, version: Int?) {
    let parts = entry.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return (try StoryReference.parsed(entry), nil) }
    guard let version = Int(parts[1]), version > 0 else {
      throw ErrorReport(
        "\"\(entry)\" names no version",
        ["Write the story, a slash and the version: \(parts[0])/1"],
        status: .usage,
        code: "bad_reference"
      )
    }
    return (try StoryReference.parsed(String(parts[0])), version)
  }
}
