/// A manual page, made of what a command says of itself.
struct ManualPage {
  let command: CommandDescription

  /// `newsdesk-draft-show.1`.
  var fileName: String { Self.name(command.path) + ".1" }

  var roff: String {
    let name = Self.name(command.path)
    var page = Roff()
    page.macro("TH", name.uppercased(), "1", Newsdesk.versionDate, "newsdesk \(Newsdesk.version)", "Newsdesk manual")
    page.section("NAME")
    page.raw(Roff.literal(name) + " \\- " + Roff.text(purpose))
    page.section("SYNOPSIS")
    page.raw(synopsis)
    let discussion = HelpText(command.discussion)
    page.section("DESCRIPTION")
    page.paragraph(command.abstract)
    page.add(discussion.explanation)
    if !command.subcommands.isEmpty {
      page.section("COMMANDS")
      for subcommand in command.subcommands {
        page.entry(Roff.bold(subcommand.name), subcommand.abstract)
      }
    }
    page.section("EXAMPLES")
    page.add(discussion.examples)
    arguments(&page)
    page.section("ENVIRONMENT")
    for variable in EnvironmentVariable.all { page.entry(Roff.bold(variable.name), variable.meaning) }
    page.section("FILES")
    for file in KnownFile.all { page.entry(Roff.italic(file.path), file.meaning) }
    page.section("EXIT STATUS")
    for status in ExitStatus.allCases { page.entry(Roff.bold("\(status.rawValue)"), Self.sentence(status.meaning)) }
    page.section("SEE ALSO")
    page.raw(related.map { Roff.bold(Self.name($0)) + "(1)" }.joined(separator: ",\n"))
    return page.text
  }

  /// What it is for, in a clause.
  private var purpose: String {
    let sentence =
      command.abstract.firstRange(of: ". ").map { command.abstract[..<$0.lowerBound] } ?? command.abstract[...]
    let clause = sentence.hasSuffix(".") ? sentence.dropLast() : sentence
    return (clause.first.map { $0.lowercased() } ?? "") + clause.dropFirst()
  }

  private var synopsis: String {
    let options = "[" + Roff.italic("option") + " ...]"
    if !command.subcommands.isEmpty {
      return [Roff.bold(command.name), Roff.italic("command"), "[" + Roff.italic("argument") + " ...]"]
        .joined(separator: " ")
    }
    let positionals = command.positionals.filter(\.isShown).map { argument in
      let name = Roff.italic(argument.valueName) + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    return ([Roff.bold(command.name), options] + positionals).joined(separator: " ")
  }

  private func arguments(_ page: inout Roff) {
    let shown = command.arguments.filter(\.isShown)
    let positionals = shown.filter { $0.kind == .positional }
    if !positionals.isEmpty {
      page.section("ARGUMENTS")
      for argument in positionals { page.entry(Roff.italic(argument.valueName), argument.explanation) }
    }
    page.section("OPTIONS")
    for option in shown where option.kind != .positional {
      let names = option.names.sorted { $0.count < $1.count }.map(Roff.bold).joined(separator: ", ")
      page.entry(names + (option.takesValue ? " " + Roff.italic(option.valueName) : ""), option.explanation)
    }
  }

  /// The commands above, and those below, or the whole program.
  private var related: [[String]] {
    let above = command.path.count > 1 ? [Array(command.path.dropLast())] : []
    let below = command.subcommands.map(\.path)
    let program = command.path.count > 2 ? [[command.path[0]]] : []
    return program + above + below
  }

  private static func name(_ path: [String]) -> String { path.joined(separator: "-") }

  private static func sentence(_ clause: String) -> String {
    (clause.first.map { $0.uppercased() } ?? "") + clause.dropFirst() + "."
  }
}
