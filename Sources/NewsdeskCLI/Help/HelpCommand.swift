import ArgumentParser
import Presentation

struct HelpCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Show the help of a command, or read on a topic.",
    discussion: """
      newsdesk help draft show
      newsdesk help states

      Topics:
      \(HelpTopic.list(HelpTopic.allCases.map { ($0.rawValue, $0.abstract) }))
      """
  )

  @Argument(
    help: ArgumentHelp("A command, or a topic.", valueName: "word"),
    completion: .list(HelpTopic.allCases.map(\.rawValue) + Newsdesk.allSubcommands.map { $0.names[0] })
  )
  var words: [String] = []

  @OptionGroup var global: GlobalOptions

  static let needsSettings = false

  func run(in context: CommandContext) async throws -> ExitStatus {
    try context.stdout.write(try text(columns: context.screen.width))
    return .done
  }

  private func text(columns: Int) throws -> String {
    if words.count == 1, let topic = HelpTopic(rawValue: words[0]) { return topic.rendered(columns: columns) }
    let rest = Arguments.command(in: words).rest
    guard rest.isEmpty else {
      // A mistyped word was told before; this one follows what takes none.
      let names = words.dropLast(rest.count).map(ShellWord.quoted).joined(separator: " ")
      throw ErrorReport(
        "\(names) has no command \"\(rest[0])\".",
        ["Its help: newsdesk help \(names)"],
        status: .usage,
        code: "no_command"
      )
    }
    return try HelpPage(for: words).rendered(columns: columns)
  }
}
