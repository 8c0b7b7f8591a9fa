import ArgumentParser
import Desk
import Newsroom
import Presentation

struct ExplainCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what can be done with a story now, every reason why the rest can't, and who can act.",
    discussion: """
      newsdesk explain 214
      newsdesk explain 214 --json
      """
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let story = try await session.newsroom.drafts.story(id)
    let possibilities = try await session.newsroom.approvals.explain(id)
    let blocks = try await session.blocks(of: story)
    let missed = try await session.newsroom.schedules.missed(id)
    let times = try await session.times(blocks.instants + [story.schedule?.at, missed?.tryAgainAt])
    try context.write(json(story, possibilities, blocks, times), output) { screen in
      text(story, possibilities, on: screen) + late(story, missed, times) + rights(blocks, times)
    }
    return .done
  }

  private func text(_ story: Story, _ possibilities: [ActionPossibility], on screen: Terminal) -> String {
    var lines = ["\(story.id) \(story.slug): \(story.state.words)"]
    // There is no caption to edit where there is no picture.
    let possible = possibilities.filter(\.isPossible).map(\.action)
      .filter { $0 != .editPictures || !story.pictures.isEmpty }
    if !possible.isEmpty { lines.append("You can: " + possible.map { $0.typed(story.id) }.joined(separator: ", ")) }
    // What moves it on; all the rest is in the JSON.
    for possibility in possibilities
    where !possibility.isPossible && (possibility.action.leadsOn || possibility.isLocked) {
      lines.append("")
      lines.append("\(possibility.action.command): not now")
      for reason in possibility.reasons {
        lines.append("  \(reason.message)  [\(reason.code)]")
        if let fix = reason.fix { lines.append("    type: \(fix)") }
        if let who = reason.who, !who.isEmpty { lines.append("    who can: " + who.joined(separator: ", ")) }
      }
    }
    return lines.map { SafeText.terminal($0) + "\n" }.joined()
  }

  /// Why a scheduled story did not go out at its time.
  private func late(_ story: Story, _ missed: ScheduleService.MissedSchedule?, _ times: Times) -> String {
    guard let missed, let schedule = story.schedule else { return "" }
    let lines =
      ["", "it was to go out \(times.end(schedule.at)), and could not:"] + missed.reasons.map { "  " + $0 }
      + ["it is tried again \(times.end(missed.tryAgainAt)), and at once when anything is done to it"]
    return lines.map { SafeText.terminal($0) + "\n" }.joined()
  }

  /// What would block the pictures and does not: because somebody answers for it, or because it will later.
  private func rights(_ blocks: [PictureBlock], _ times: Times) -> String {
    let shown = blocks.filter { !$0.blocks }
    guard !shown.isEmpty else { return "" }
    let lines = ["", "rights of pictures:"] + shown.flatMap { RightsDocument.lines($0, times) }
    return lines.map { SafeText.terminal($0) + "\n" }.joined()
  }

  private func json(
    _ story: Story,
    _ possibilities: [ActionPossibility],
    _ blocks: [PictureBlock],
    _ times: Times
  ) -> JSONValue {
    [
      "id": .integer(story.id), "slug": .string(story.slug), "state": .string(story.state.rawValue),
      "version": .integer(Int64(story.version)),
      "actions": .array(
        possibilities.map { possibility in
          [
            "action": .string(possibility.action.rawValue),
            "possible": .bool(possibility.isPossible),
            "reasons": .array(possibility.reasons.map(json)),
          ]
        }
      ),
      "rights": .array(blocks.map { RightsDocument.json($0, times) }),
    ]
  }

  private func json(_ reason: Refusal.Reason) -> JSONValue {
    [
      "code": .string(reason.code), "subject": .string(orNull: reason.subject), "message": .string(reason.message),
      "fix": .string(orNull: reason.fix), "who": .array((reason.who ?? []).map(JSONValue.string)),
    ]
  }
}

extension ActionPossibility {
  /// The text waits for somebody else's lock. For the pictures the same would be said again.
  fileprivate var isLocked: Bool { action == .editText && reasons.contains { $0.code == "lease" } }
}

extension Action {
  /// Whether it brings a story nearer to its readers.
  fileprivate var leadsOn: Bool {
    switch self {
    case .submit, .approve, .publish, .correct: true
    default: false
    }
  }

  /// The command as it is typed for a story.
  fileprivate func typed(_ story: Int64) -> String {
    self == .editPictures ? "\(command) \(story)/1" : "\(command) \(story)"
  }
}
