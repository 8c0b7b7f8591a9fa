import ArgumentParser
import Desk
import Presentation

struct UserInviteCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite",
    abstract: "Give a person a one-time password, to choose their own with. For administrators.",
    discussion: """
      newsdesk user invite ana
      newsdesk user invite ana --hours 72 -o ana.txt

      For the first login, and for whoever lost their password. It lets them do nothing but choose one, ends their sessions,
      and is recorded. The password of somebody who has one is reset when a second administrator asks for it too.
      """
  )
  @Argument(help: ArgumentHelp("The person.", valueName: "login"), completion: .people) var login: String

  @Option(help: ArgumentHelp("How long it is good: 1 to 168.", valueName: "n"))
  var hours = Invitation.defaultHours

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write it to a file that nobody else can read.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if !(1...168).contains(hours) { throw ValidationError("--hours takes a number from 1 to 168") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let place = NewsroomPlace(environment: context.environment)
    try place.requirePasswords()
    try await Invitation(login: login, hours: hours, file: output).give(context, session, place: place)
    return .done
  }
}
