import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftLockCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Keep others from saving a story for a while.",
    discussion: """
      newsdesk draft lock 214
      newsdesk draft lock 214 --for 2h

      For whoever could edit the story now. The lock is over when you give it back, when you pass the story on, or \
      when its time is up by the newsroom's clock; locking again prolongs it. It keeps nobody from reading the story, \
      from signing it off or from publishing it, and an editor of the desk can break it: newsdesk draft unlock --help.
      """
  )

  @OptionGroup var story: StoryArgument
  @Option(name: .customLong("for"), help: ArgumentHelp("How long, from 1m to 8h.", valueName: "time"))
  var duration = "30m"
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  private var minutes: Int? {
    guard case .after(let seconds)? = TimeExpression("+" + duration), (60...28_800).contains(seconds) else {
      return nil
    }
    return Int(seconds / 60)
  }

  func validate() throws {
    if minutes == nil { throw ValidationError("--for takes 1m to 8h, such as 30m or 1h30m, not \"\(duration)\"") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let receipt: LockReceipt
    do {
      receipt = try await session.newsroom.locks.lock(id, minutes: minutes ?? 30)
    } catch DeskError.refused(let refusal, let kind) {
      throw ErrorReport(refusal, kind, participle: "locked")
    }
    let times = try await session.times([receipt.lock?.expiresAt])
    let until = receipt.lock.map { "until \(times.due($0.expiresAt))" } ?? ""
    try context.confirm(
      "\(id) \(receipt.slug): \(receipt.outcome == .prolonged ? "your lock lasts" : "locked for you") \(until)"
    )
    context.hint("newsdesk draft unlock \(id)")
    return .done
  }
}
