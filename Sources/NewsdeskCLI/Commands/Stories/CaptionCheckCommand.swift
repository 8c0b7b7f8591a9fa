import ArgumentParser
import Desk
import Newsroom
import Presentation

struct CaptionCheckCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run the captions' own checks: on all pictures of a story, or on one.",
    discussion: """
      newsdesk caption check 214
      newsdesk caption check 214/2

      newsdesk check 214 checks the text too, and has more to say on how it ends.
      """
  )

  @Argument(help: ArgumentHelp("A story, or one picture of it: 214/2.", valueName: "id[/n]"))
  var id: String

  @OptionGroup var options: CheckOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    var checked = try await session.checked(try StoryReference.parsed(id))
    checked.findings.removeAll { $0.finding.picture == nil }
    return try await options.write([checked], in: context, session)
  }
}
