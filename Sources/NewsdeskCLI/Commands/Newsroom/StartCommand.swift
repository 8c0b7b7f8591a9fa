import ArgumentParser
import LocalServer

struct StartCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Start the private database of this account.",
    discussion: "newsdesk start"
  )
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let server = try NewsroomPlace(environment: context.environment).requireLocal("start")
    switch try await server.start() {
    case .started: try context.confirm("The newsroom database is running.")
    case .alreadyRunning: try context.confirm("The newsroom database was running already.")
    }
    return .done
  }
}
