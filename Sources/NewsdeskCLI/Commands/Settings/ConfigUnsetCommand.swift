import ArgumentParser
import Presentation

struct ConfigUnsetCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "unset",
    abstract: "Take a setting out of your file.",
    discussion: "newsdesk config unset desk"
  )
  @OptionGroup var setting: SettingArgument
  @OptionGroup var global: GlobalOptions

  static let needsSettings = false

  func run(in context: CommandContext) async throws -> ExitStatus {
    try SettingsChange(setting: try setting.setting(), value: nil).carryOut(in: context)
  }
}
