import ArgumentParser
import Presentation

struct ConfigGetCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "get",
    abstract: "Say what one setting is.",
    discussion: "newsdesk config get desk"
  )
  @OptionGroup var setting: SettingArgument
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    try context.say(try Settings.current.get()[try setting.setting()].text)
    return .done
  }
}

/// Which setting is meant.
struct SettingArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(Setting.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "setting"),
    completion: .list(Setting.allCases.map(\.rawValue))
  )
  var name: String

  func setting() throws -> Setting { try Setting.named(name) }
}
