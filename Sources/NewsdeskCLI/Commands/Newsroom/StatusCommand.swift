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
      facts += try await delivery(session)
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

  /// Who delivers, and what waits for that. Nothing where nothing is ever delivered.
  private func delivery(_ session: SessionContext) async throws -> [(String, String)] {
    let backlog = try await session.newsroom.deliveries.backlog()
    let workers = try await session.newsroom.channels.workers()
    let scheduled = try await session.newsroom.channels.scheduled()
    guard !backlog.isEmpty || !workers.isEmpty || scheduled.count > 0 else { return [] }
    let here = workers.filter(\.isHere)
    var facts = [
      ("workers", here.isEmpty ? "none runs: newsdesk worker" : here.map(\.name).joined(separator: ", ")),
      ("scheduled", "\(scheduled.count)" + (scheduled.late > 0 ? ", \(scheduled.late) late" : "")),
    ]
    for channel in backlog {
      var words = "\(channel.waiting) waiting"
      if channel.waiting > 0 { words += ", the oldest for \(RelativeTime.duration(seconds: Int64(channel.lag)))" }
      if channel.dead > 0 { words += ", \(channel.dead) dead" }
      facts.append(("channel \(channel.channel)", words + (channel.isPaused ? ", paused" : "")))
    }
    return facts
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
