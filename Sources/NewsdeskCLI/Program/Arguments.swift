import ArgumentParser
import Newsroom

/// What ArgumentParser can't do with a command line: an option whose value is optional, and a word for a mistyped command.
enum Arguments {
  /// `--json` alone is a flag and `--json=id,slug` names fields: the second is handed on as an option of its own.
  static func normalised(_ arguments: [String]) -> [String] {
    var isLiteral = false
    return arguments.map { argument in
      if argument == "--" { isLiteral = true }
      guard !isLiteral, argument.hasPrefix("--json=") else { return argument }
      let fields = argument.dropFirst("--json=".count)
      return fields.isEmpty ? "--json" : "--json-fields=" + fields
    }
  }

  /// The refusal of a command that there isn't, with the line that may be meant. A guess is never run.
  ///
  /// - Parameter arguments: as they were typed.
  static func correction(for arguments: [String]) -> ErrorReport? {
    if let report = misplacedOptions(arguments) { return report }
    var command: any ParsableCommand.Type = Newsdesk.self
    var path: [String] = []
    // These two are followed by the names of others.
    let reader = arguments.first.flatMap { ["help", "man"].contains($0) ? $0 : nil }
    let isHelp = reader == "help"
    for (index, argument) in arguments.enumerated().dropFirst(reader == nil ? 0 : 1) {
      let subcommands = command.allSubcommands
      if subcommands.isEmpty || argument.hasPrefix("-") { return nil }
      if isHelp, path.isEmpty, HelpTopic(rawValue: argument) != nil { return nil }
      guard let next = subcommands.first(where: { $0.names.contains(argument) }) else {
        // What follows is the arguments of the command that comes by default.
        let usual = command.configuration.defaultSubcommand
        if let usual, usual != ConfigListCommand.self, reader == nil { return nil }
        let names = subcommands.map { $0.names[0] } + (isHelp && path.isEmpty ? HelpTopic.allCases.map(\.rawValue) : [])
        let typed = (path + [argument]).joined(separator: " ")
        // `newsdesk draft help show`, as some programs have it.
        let wantsHelp = argument == "help"
        guard let meant = wantsHelp ? "" : meant(by: argument, among: names, isHelp: isHelp) else {
          let help = (["newsdesk"] + path + ["--help"]).joined(separator: " ")
          let topics = HelpTopic.allCases.map(\.rawValue).joined(separator: ", ")
          return ErrorReport(
            "no command \"\(typed)\".",
            ["All commands: \(help)"] + (isHelp && path.isEmpty ? ["Topics: \(topics)"] : []),
            status: .usage,
            code: "no_command"
          )
        }
        let rest = arguments[(index + 1)...].map(ShellWord.quoted)
        let opening = wantsHelp ? ["help"] : reader.map { [$0] } ?? []
        let line = ["newsdesk"] + opening + path + (wantsHelp ? [] : [meant]) + rest
        return ErrorReport(
          "no command \"\(typed)\". Did you mean: \(line.joined(separator: " "))",
          status: .usage,
          code: "no_command"
        )
      }
      command = next
      path.append(argument)
    }
    return nil
  }

  /// The command, or the topic of help, that somebody may have meant by a word.
  private static func meant(by word: String, among names: [String], isHelp: Bool) -> String? {
    let synonym = isHelp ? Synonyms.topic(for: word) : nil
    return synonym ?? Synonyms.command(for: word, among: names) ?? Spelling.closest(to: word, among: names)
  }

  /// The command that the first words name, and the words that are left for it.
  static func command(in arguments: [String]) -> (any ParsableCommand.Type, rest: [String]) {
    var command: any ParsableCommand.Type = Newsdesk.self
    var rest = arguments[...]
    while let word = rest.first, let next = command.allSubcommands.first(where: { $0.names.contains(word) }) {
      command = next
      rest.removeFirst()
    }
    if let usual = command.configuration.defaultSubcommand, let word = rest.first, !["-h", "--help"].contains(word) {
      command = usual
    }
    return (command, Array(rest))
  }

  /// Other programs take options in front of the command; here each command has its own.
  private static func misplacedOptions(_ arguments: [String]) -> ErrorReport? {
    var options: [String] = []
    var rest = arguments[...]
    while let option = rest.first, option.hasPrefix("-"), option.count > 1 {
      if ["-h", "--help", "--version", "--"].contains(option) { return nil }
      options.append(rest.removeFirst())
      if optionsWithValue.contains(option), let value = rest.popFirst() { options.append(value) }
    }
    guard !options.isEmpty, !rest.isEmpty else { return nil }
    let line = (["newsdesk"] + rest + options).map(ShellWord.quoted)
    return ErrorReport(
      "options follow the command: \(line.joined(separator: " "))",
      status: .usage,
      code: "misplaced_option"
    )
  }

  private static let optionsWithValue: Set = ["--as", "--color", "-d", "--desk", "-f", "--format", "-o", "--output"]
}

extension ParsableCommand {
  static var allSubcommands: [any ParsableCommand.Type] {
    configuration.subcommands
  }

  /// What the command answers to, its proper name first.
  static var names: [String] {
    [configuration.commandName ?? _commandName] + configuration.aliases
  }
}
