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
      return "--json-fields=" + argument.dropFirst("--json=".count)
    }
  }

  /// The refusal of a command that there isn't, with the one that may be meant. A guess is never run.
  static func correction(for arguments: [String]) -> ErrorReport? {
    var command: any ParsableCommand.Type = Newsdesk.self
    var path = ["newsdesk"]
    for argument in arguments {
      let subcommands = command.allSubcommands
      if subcommands.isEmpty || argument.hasPrefix("-") || argument == "help" { return nil }
      guard let next = subcommands.first(where: { $0.names.contains(argument) }) else {
        let names = subcommands.map { $0.names[0] }
        let meant = Synonyms.command(for: argument, among: names) ?? Spelling.closest(to: argument, among: names)
        let typed = (path + [argument]).dropFirst().joined(separator: " ")
        return ErrorReport(
          "no command \"\(typed)\"." + (meant.map { " Did you mean: \((path + [$0]).joined(separator: " "))" } ?? ""),
          ["All commands: \(path.joined(separator: " ")) --help"],
          status: .usage,
          code: "no_command"
        )
      }
      command = next
      path.append(argument)
    }
    return nil
  }
}

extension ParsableCommand {
  static var allSubcommands: [any ParsableCommand.Type] {
    configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
  }

  /// What the command answers to, its proper name first.
  static var names: [String] {
    [configuration.commandName ?? _commandName] + configuration.aliases
  }
}

/// Words of other newsrooms and tools for what a command here is called. They are suggested, never run.
private enum Synonyms {
  static func command(for word: String, among names: [String]) -> String? {
    let meant: [String: String] = [
      "send": "submit", "file": "submit", "claim": "review", "accept": "approve", "sign": "approve",
      "signoff": "approve",
      "decline": "reject", "return": "request-changes", "sendback": "request-changes", "release": "publish",
      "queue": "pending", "todo": "pending", "list": "pending", "ls": "pending", "why": "explain", "delete": "spike",
      "remove": "spike", "rm": "spike", "restore": "unspike", "withdraw": "kill", "retract": "kill", "new": "draft",
      "create": "new", "edit": "draft", "show": "draft", "story": "draft", "article": "draft", "photos": "photo",
      "picture": "photo", "image": "photo", "captions": "caption", "credit": "photo", "credits": "photo",
      "users": "user", "people": "user", "person": "user", "desks": "desk", "roles": "role", "load": "import",
      "ingest": "import", "dump": "export", "setup": "init", "install": "init", "history": "log", "check": "doctor",
      "upgrade": "up", "view": "show", "cat": "show", "update": "edit",
    ]
    return meant[word.lowercased()].flatMap { names.contains($0) ? $0 : nil }
  }
}
