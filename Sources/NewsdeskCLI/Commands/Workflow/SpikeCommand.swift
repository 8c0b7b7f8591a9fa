import ArgumentParser
import Desk
import Newsroom

struct SpikeCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "spike",
    abstract: "Drop stories that will not run. Nothing is deleted.",
    discussion: """
      newsdesk spike 214

      A correction that is spiked is dropped: the published edition stays as it is.
      """
  )
  static let action = Action.spike
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func sentence(_ receipt: Receipt, _ session: SessionContext) -> String? {
    let isCorrection = receipt.previousState?.rawValue.hasPrefix("correction_") == true
    return isCorrection && receipt.outcome == .done ? "correction dropped, the published edition stays" : nil
  }

  func next(_ receipt: Receipt) -> String? {
    receipt.state.rawValue == "spiked" ? "to bring it back: newsdesk unspike \(receipt.story)" : nil
  }
}
