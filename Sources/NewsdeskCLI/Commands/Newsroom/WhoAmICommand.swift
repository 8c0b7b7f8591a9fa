import ArgumentParser
import Desk
import Newsroom
import Presentation

struct WhoAmICommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami",
    abstract: "Say who you are here, and which roles you hold.",
    discussion: "newsdesk whoami"
  )
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let person = session.newsroom.person
    let roles = try await session.newsroom.staff.members().first { $0.person == person }?.roles ?? []
    let invitation = try await session.newsroom.login.standing().invitation
    let document: JSONValue = [
      "login": .string(person.login), "name": .string(person.name), "timezone": .string(session.newsroom.timeZone),
      "roles": .array(
        roles.map { ["role": .string($0.role.rawValue), "desk": .string(orNull: $0.desk)] }
      ),
      "one_time_password_from": .string(orNull: invitation?.by),
    ]
    try context.write(document, output) { _ in
      var lines = ["\(person.name) (\(person.login)), times are \(session.newsroom.timeZone)"]
      lines += roles.map { "  " + $0.words }
      if roles.isEmpty {
        lines.append("  no roles yet: an administrator gives them, newsdesk role grant --help")
      }
      if let invitation {
        lines.append("  your last one-time password was from \(invitation.by), \(invitation.wallClock)")
      }
      return lines.map { SafeText.terminal($0) + "\n" }.joined()
    }
    return .done
  }
}

extension StaffService.HeldRole {
  /// `editor on metro`, `administrator of the newsroom`.
  var words: String {
    desk.map { "\(role.words) on \($0)" } ?? "\(role.words) of the newsroom"
  }
}
