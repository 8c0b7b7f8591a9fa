import ArgumentParser
import Desk
import Newsroom
import Presentation

struct UserEnableCommand: UserSwitchCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable",
    abstract: "Let a disabled person work again.",
    discussion: "newsdesk user enable ana"
  )
  static let disables = false
  @Argument(help: ArgumentHelp("The person.", valueName: "login"), completion: .people) var login: String
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions
}
