import ArgumentParser
import Presentation

/// A command as it describes itself: the source of manual pages, and of what may have been meant by an option.
struct CommandDescription: Sendable {
  /// From the program's name on: `newsdesk draft show`.
  var path: [String]
  var abstract: String
  /// Examples, and after an empty line what else there is to know.
  var discussion: String
  /// Those that help shows.
  var arguments: [ArgumentDescription]
  var subcommands: [CommandDescription]

  var name: String { path.joined(separator: " ") }

  /// How it is typed: `newsdesk draft show [<options>] <id>`.
  var synopsis: String {
    let words = positionals.filter(\.isShown).map { argument in
      let name = "<\(argument.valueName)>" + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    let needed = options.filter { $0.isShown && $0.takesValue && !$0.isOptional }
      .compactMap { option in option.names.last { $0.hasPrefix("--") }.map { "\($0) <\(option.valueName)>" } }
    return ([name, "[<options>]"] + needed + words).joined(separator: " ")
  }

  /// The command and all below it, from the top down.
  var all: [CommandDescription] { [self] + subcommands.flatMap(\.all) }

  var options: [ArgumentDescription] { arguments.filter { $0.kind != .positional } }
  var positionals: [ArgumentDescription] { arguments.filter { $0.kind == .positional } }

  /// - Parameter parents: what is typed in front of the command's own name.
  init(_ command: any ParsableCommand.Type, below parents: [String] = []) throws {
    self.init(try JSONValue(parsing: command._dumpHelp())["command"] ?? .null, below: parents)
  }

  private init(_ json: JSONValue, below parents: [String]) {
    let path = parents + [json["commandName"]?.text ?? ""]
    self.path = path
    abstract = json["abstract"]?.text ?? ""
    discussion = json["discussion"]?.text ?? ""
    arguments = (json["arguments"]?.elements ?? []).compactMap(ArgumentDescription.init)
    // ArgumentParser adds a help command of its own to whatever it describes.
    subcommands = (json["subcommands"]?.elements ?? []).map { CommandDescription($0, below: path) }
      .filter { $0.abstract != "Show subcommand help information." }
  }
}

extension CommandDescription {
  /// The command that the words name, from the top of the program.
  subscript(words: [String]) -> CommandDescription? {
    var found = self
    for word in words {
      guard let next = found.subcommands.first(where: { $0.path.last == word }) else { return nil }
      found = next
    }
    return found
  }
}
