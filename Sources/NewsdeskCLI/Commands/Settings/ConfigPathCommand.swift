import ArgumentParser
import Presentation

struct ConfigPathCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Say which file your settings are in, whether it is there or not.",
    discussion: """
      newsdesk config path
      nano "$(newsdesk config path)"
      """
  )
  @OptionGroup var global: GlobalOptions

  static let needsSettings = false

  func run(in context: CommandContext) async throws -> ExitStatus {
    try context.say(try SettingsSource.required(context.environment).path)
    return .done
  }
}
