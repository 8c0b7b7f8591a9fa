import ArgumentParser
import Desk
import LocalServer
import Newsroom
import Presentation

/// `newsdesk` by itself: at a terminal what waits for whoever sits there, in a pipe a few words of help.
struct TodayCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(commandName: "today", shouldDisplay: false)

  /// More would push the first of them off the screen.
  private static let most = 20

  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    guard context.screen.isTerminal, try await isMade(context) else {
      for line in ShortHelp.lines { try context.say(line) }
      return .done
    }
    let session = try await SessionContext.open(global: global, environment: context.environment)
    do {
      try await show(context, session)
    } catch {
      await session.close()
      throw error
    }
    await session.close()
    return .done
  }

  /// Whether there is a newsroom to ask. A private one that was never made is no failure.
  private func isMade(_ context: CommandContext) async throws -> Bool {
    guard case .local(let server) = NewsroomPlace(environment: context.environment) else { return true }
    if case .notCreated = try await server.status().state { return false }
    return true
  }

  private func show(_ context: CommandContext, _ session: SessionContext) async throws {
    let mine = try await session.newsroom.reports.pending(PendingFilter(isMine: true), limit: Self.most + 1)
    let shown = Array(mine.prefix(Self.most))
    let times = try await session.times(shown.flatMap { [$0.dueAt, $0.embargo?.until, $0.schedule?.at] })
    let list = PendingTable(times: times)
    let name = session.newsroom.person.name
    let caption = Table<PendingStory>.Caption(
      "\(name): " + (shown.isEmpty ? "nothing waits for you" : list.count(shown)),
      right: times.now.absolute(now: times.now)
    )
    if shown.isEmpty {
      try context.say("\(caption.left), \(caption.right)")
    } else {
      try list.table(shown, caption: caption).render(as: .table, on: context.screen) { try context.stdout.write($0) }
      if mine.count > shown.count { context.note("And more: newsdesk pending --mine") }
    }
    let width = ShortHelp.daily.map { DisplayWidth.of($0.command) }.max() ?? 0
    try context.say("")
    for (command, meaning) in try await first(of: shown, session) + ShortHelp.daily {
      try context.say("  " + DisplayWidth.pad(command, to: width) + "  " + meaning)
    }
  }

  /// What leads a story on, the likeliest first.
  private static let forward: [Action] = [.review, .approve, .publish, .submit, .editText, .editPictures]

  /// What this person can do next with what is most urgent.
  private func first(
    of stories: [PendingStory],
    _ session: SessionContext
  ) async throws -> [(command: String, meaning: String)] {
    guard let story = stories.first else { return [] }
    let possible = try await session.newsroom.approvals.explain(story.id).filter(\.isPossible).map(\.action)
    guard let action = Self.forward.first(where: possible.contains) else { return [] }
    return [("newsdesk \(action.command) \(story.id)", "go on with \(story.slug)")]
  }
}
