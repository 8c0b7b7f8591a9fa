import ArgumentParser
import Desk
import LocalServer
import Newsroom
import Presentation

struct StatusCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say whether the newsroom is up, where it is, and how much waits.",
    discussion: "newsdesk status"
  )
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let place = NewsroomPlace(environment: context.environment)
    var facts: [(String, String)] = []
    var isUp = true
    var isMade = true
    if case .local(let server) = place {
      let status = try await server.status()
      facts += [
        ("database", status.state.words), ("home", server.homeDirectory), ("socket", status.socketDirectory),
        ("log", status.logFile),
      ]
      if let version = status.serverVersion { facts.append(("postgresql", version)) }
      if case .running = status.state {} else { isUp = false }
      if case .notCreated = status.state { isMade = false }
      if case .foreign(let problem) = status.state { throw problem }
    }
    if isUp {
      let session = try await SessionContext.open(global: global, environment: context.environment)
      let pending = try await session.newsroom.reports.pending()
      let times = try await session.times()
      facts += [
        ("version", "\(Schema.programVersion)"), ("you", session.newsroom.person.name),
        ("timezone", session.newsroom.timeZone), ("time", times.now.absolute(now: times.now)),
        ("pending", "\(pending.count)"),
      ]
      await session.close()
    }
    let document = JSONValue.object(facts.map { JSONValue.Member($0.0, .string($0.1)) })
    try context.write(document, output) { screen in
      let width = facts.map { $0.0.count }.max() ?? 0
      return facts.map { SafeText.terminal(screen.pair($0.0, $0.1, width: width)) + "\n" }.joined()
    }
    if isUp { return .done }
    context.hint(isMade ? "newsdesk start" : "newsdesk init --local")
    return isMade ? .unreachable : .notSetUp
  }
}

extension ServerStatus.State {
  var words: String {
    switch self {
    case .notCreated: "not created"
    case .stopped: "stopped"
    case .starting(let pid): "starting (pid \(pid))"
    case .running(let pid, _): "running (pid \(pid))"
    case .stopping(let pid): "stopping (pid \(pid))"
    case .unreachable(let pid): "up but out of reach: its socket was removed (pid \(pid))"
    case .crashed: "crashed; the next start recovers it"
    case .foreign: "not ours"
    }
  }
}
