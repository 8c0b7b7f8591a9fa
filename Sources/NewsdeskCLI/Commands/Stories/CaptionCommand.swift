import ArgumentParser

struct CaptionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caption",
    abstract: "Write and read the captions of a story's pictures.",
    subcommands: [CaptionAddCommand.self, CaptionEditCommand.self, CaptionListCommand.self, CaptionCheckCommand.self]
  )
}
