import ArgumentParser
import Desk
import Newsroom

struct PublishCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Send approved stories out. It can't be undone.",
    discussion: """
      newsdesk publish 214
      newsdesk publish 214 --yes

      What goes out is exactly what was signed off. On a terminal you are asked first; in a script you are not.
      """
  )
  static let action = Action.publish
  static let question: String? = "Publish now? It cannot be undone."
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func remarks(on receipt: Receipt, _ session: SessionContext) async -> [String] {
    await session.remarksOnDelivery(of: receipt)
  }

  func next(_ receipt: Receipt) -> String? {
    "newsdesk export \(receipt.story) -o \(receipt.slug).html. If something is wrong: newsdesk correct \(receipt.story)"
      + " or newsdesk kill \(receipt.story)"
  }
}
