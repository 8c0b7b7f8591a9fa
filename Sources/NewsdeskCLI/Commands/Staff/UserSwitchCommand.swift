import ArgumentParser
import Desk
import Newsroom
import Presentation

/// Disables or enables a person.
protocol UserSwitchCommand: WritingCommand {
  var login: String { get }
  static var disables: Bool { get }
}

extension UserSwitchCommand {
  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let changed = try await session.newsroom.staff.setDisabled(Self.disables, login: login)
    try context.confirm("\(login) is \(changed ? "" : "already ")\(Self.disables ? "disabled" : "enabled").")
    return .done
  }
}
