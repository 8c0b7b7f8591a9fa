import ArgumentParser

struct CaptionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caption",
    abstract: "Write and read the captions of a story's pictures.",
    discussion: """
      newsdesk caption list 214
      newsdesk caption edit 214/2 "Ferries wait out the storm in Corran Bay, Nov 22, 2026."
      """,
    subcommands: [CaptionAddCommand.self, CaptionEditCommand.self, CaptionListCommand.self, CaptionCheckCommand.self]
  )
}
