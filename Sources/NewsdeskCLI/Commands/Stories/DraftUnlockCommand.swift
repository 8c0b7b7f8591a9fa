import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftUnlockCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlock",
    abstract: "Give your lock on a story back, or break somebody else's.",
    discussion: """
      newsdesk draft unlock 214
      newsdesk draft unlock 214 --break --note "Deadline, and Ana is on a plane."

      Breaking a lock takes an editor of the desk. Who broke whose lock, when and why stays in newsdesk draft log, \
      and whoever held it is told at their next save.
      """
  )

  @OptionGroup var story: StoryArgument
  @Flag(name: .customLong("break"), help: "Take away a lock that somebody else holds.") var breaks = false
  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("Why, for the record.", valueName: "text")) var note:
    String?
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if note != nil, !breaks { throw ValidationError("--note goes with --break: your own lock needs no reason") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let locks = session.newsroom.locks
    let receipt: LockReceipt
    do {
      receipt = try await breaks ? locks.breakLock(id, note: note ?? "") : locks.unlock(id)
    } catch DeskError.refused(let refusal, let kind) {
      throw ErrorReport(refusal, kind, participle: "unlocked")
    }
    switch receipt.outcome {
    case .broken:
      try context.confirm(
        "\(id) \(receipt.slug): unlocked. \(receipt.lock?.holder.name ?? "Whoever held it") is told at their next save"
      )
    case .released: try context.confirm("\(id) \(receipt.slug): unlocked")
    default: try context.confirm("\(id) \(receipt.slug): already unlocked")
    }
    return .done
  }
}
