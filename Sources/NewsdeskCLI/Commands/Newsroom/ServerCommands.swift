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

extension NewsroomPlace {
  func requireLocal(_ command: String) throws -> LocalServer {
    guard case .local(let server) = self else {
      throw ErrorReport(
        "\(command) looks after a private database, and the settings name a server (PGHOST, PGSERVICE).",
        ["Name the private one: NEWSDESK_HOME=FOLDER newsdesk \(command)"],
        status: .usage,
        code: "not_local"
      )
    }
    return server
  }
}
