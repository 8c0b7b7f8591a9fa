import ArgumentParser
import Desk
import Newsroom
import Presentation

struct UserDisableCommand: UserSwitchCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable",
    abstract: "Let a person who leaves do nothing more. What they did stays theirs.",
    discussion: "newsdesk user disable ana"
  )
  static let disables = true
  @Argument(help: ArgumentHelp("The person.", valueName: "login"), completion: .people) var login: String
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions
}
