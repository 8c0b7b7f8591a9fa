import ArgumentParser
import Presentation

struct ConfigSetCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Set something for all commands, in your file.",
    discussion: """
      newsdesk config set desk metro
      newsdesk config set editor "code --wait"
      newsdesk config set pager ""             never open a pager
      """
  )
  @OptionGroup var setting: SettingArgument
  @Argument(help: ArgumentHelp("What it is to be.", valueName: "value")) var value: String
  @OptionGroup var global: GlobalOptions

  /// What is wrong with the file may be just this.
  static let needsSettings = false

  func run(in context: CommandContext) async throws -> ExitStatus {
    let setting = try setting.setting()
    if let objection = setting.objection(to: value) {
      throw ErrorReport("\(setting.rawValue) \(objection), and not \"\(value)\".", status: .usage, code: "bad_setting")
    }
    return try SettingsChange(setting: setting, value: value).carryOut(in: context)
  }
}
