import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftMoveCommand: TransitionCommand {
  static let action = Action.move
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Hand stories on to another desk.",
    discussion: """
      newsdesk draft move 214 --desk sport
      newsdesk draft move 214 219 --desk sport --note "It is about the stadium now."

      It comes there as a draft, and is handed in, checked and signed off by the rules and the people of that desk: sign-offs that \
      were given are void, and whoever was asked for one is asked no longer. It takes a role on both desks: one that moves the \
      story here, and one that begins stories there. Text, pictures, due time and embargo go along, and so does the history. \
      Where its author holds no role there it waits for whoever moved it. What is published stays with its desk.
      """
  )

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The desk that takes it over.", valueName: "desk"),
    completion: .desks
  )
  var desk: String

  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func act(on story: Int64, expecting version: Int, _ session: SessionContext) async throws -> Receipt {
    try await session.newsroom.staff.requireDesk(desk)
    return try await session.newsroom.approvals.move(
      story,
      to: desk,
      expecting: version,
      note: options.note,
      requestID: options.request
    )
  }

  func sentence(_ receipt: Receipt, _ session: SessionContext) -> String? {
    if receipt.outcome == .already { return "already the \(desk) desk's" }
    let voided = receipt.voided.map(\.rawValue)
    return "moved to \(desk), \(receipt.state.words)" + (voided.isEmpty ? "" : "; voided: \(Wording.list(voided))")
  }

  func next(_ receipt: Receipt) -> String? { "newsdesk submit \(receipt.story)" }
}
