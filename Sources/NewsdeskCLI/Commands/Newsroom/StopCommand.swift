import ArgumentParser
import LocalServer

struct StopCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "Stop the private database of this account. Nothing is lost.",
    discussion: "newsdesk stop"
  )
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let server = try NewsroomPlace(environment: context.environment).requireLocal("stop")
    switch try await server.stop() {
    case .stopped: try context.confirm("The newsroom database is stopped.")
    case .notRunning: try context.confirm("The newsroom database was not running.")
    }
    return .done
  }
}
