import ArgumentParser
import Newsroom
import Presentation

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
  @OptionGroup var options: TransitionOptions
  @OptionGroup var global: GlobalOptions

  func question(_ stories: [Story]) -> String? {
    let lines = stories.map { story in
      "\(story.id) \(story.slug), \(Wording.count(story.text.wordCount, "word")), "
        + Wording.count(story.pictures.count, "photo")
    }
    return lines.joined(separator: "; ") + ". Publish now? It cannot be undone."
  }

  func next(_ receipt: Receipt) -> String? {
    "newsdesk export \(receipt.story) -o \(receipt.slug).html. If something is wrong: newsdesk correct \(receipt.story)"
      + " or newsdesk kill \(receipt.story)"
  }
}
