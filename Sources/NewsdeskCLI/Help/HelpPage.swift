import ArgumentParser
import Presentation

/// The help of a command, made of what it says of itself: examples first. ArgumentParser's own would wrap what was wrapped before,
/// and has every command of the program describe itself before it shows a list of their names.
struct HelpPage {
  private let command: any ParsableCommand.Type
  /// From the program's name on.
  private let path: [String]

  /// The help of the command that the words name, as far as they name one.
  init(for words: [String]) {
    var command: any ParsableCommand.Type = Newsdesk.self
    var path = Newsdesk.names
    var rest = words.filter { $0 != "-h" && $0 != "--help" }[...]
    while let word = rest.first, let next = command.allSubcommands.first(where: { $0.names.contains(word) }) {
      command = next
      path.append(next.names[0])
      rest.removeFirst()
    }
    if !rest.isEmpty, let usual = command.configuration.defaultSubcommand {
      command = usual
      path.append(usual.names[0])
    }
    self.command = command
    self.path = path
  }

  func rendered(columns: Int) throws -> String {
    var layout = HelpLayout(screen: columns)
    layout.add(TextWrapping.wrapped(command.configuration.abstract, to: layout.columns))
    let text = HelpText(command.configuration.discussion)
    layout.add(text.examples, indent: 2)
    layout.add(text.explanation)
    if command.allSubcommands.isEmpty {
      let description = try CommandDescription(command, below: path.dropLast())
      usage([description.synopsis], &layout)
      try arguments(of: description, &layout)
    } else {
      usage(["\(name) <command> ..."], &layout)
      commands(&layout)
      layout.add(TextWrapping.wrapped("The help of one of them: \(name) <command> --help", to: layout.columns))
    }
    return layout.text
  }

  private var name: String { path.joined(separator: " ") }

  private func usage(_ lines: [String], _ layout: inout HelpLayout) {
    layout.add("Usage:\n" + lines.map { TextWrapping.wrapped("  " + $0, to: layout.columns) }.joined(separator: "\n"))
  }

  private func commands(_ layout: inout HelpLayout) {
    let configuration = command.configuration
    layout.add("Commands", entries(configuration.ungroupedSubcommands))
    for group in configuration.groupedSubcommands { layout.add(group.name, entries(group.subcommands)) }
  }

  private func entries(_ commands: [any ParsableCommand.Type]) -> [(name: String, meaning: String)] {
    let usual = command.configuration.defaultSubcommand.map { ObjectIdentifier($0) }
    return commands.map { command in
      let isUsual = ObjectIdentifier(command) == usual
      return (command.names[0], command.configuration.abstract + (isUsual ? " Its name may be left out." : ""))
    }
  }

  private func arguments(of description: CommandDescription, _ layout: inout HelpLayout) throws {
    let shown = description.arguments.filter(\.isShown)
    let everywhere = Set(try CommandDescription(HelpCommand.self).options.flatMap(\.names))
    let options = shown.filter { $0.kind != .positional }
    layout.add("Arguments", shown.filter { $0.kind == .positional }.map { ("<\($0.valueName)>", $0.explanation) })
    layout.add("Options", options.filter { everywhere.isDisjoint(with: $0.names) }.map(Self.entry))
    layout.add("With every command", options.filter { !everywhere.isDisjoint(with: $0.names) }.map(Self.entry))
  }

  private static func entry(_ option: ArgumentDescription) -> (name: String, meaning: String) {
    let names = option.names.sorted { $0.count < $1.count }.joined(separator: ", ")
    return (names + (option.takesValue ? " <\(option.valueName)>" : ""), option.explanation)
  }
}
