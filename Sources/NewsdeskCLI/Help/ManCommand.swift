import ArgumentParser
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct ManCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "Show a manual page, or write all of them.",
    discussion: """
      newsdesk man draft show
      newsdesk man draft show > newsdesk-draft-show.1
      newsdesk man --output /usr/local/share/man/man1

      On a terminal the page is laid out by man; in a pipe it is roff, as man reads it. Pages are made of the commands \
      themselves, so that the two can't differ.
      """
  )

  @Argument(help: ArgumentHelp("A command; the whole program without one.", valueName: "command"))
  var words: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write a page for every command into a folder.", valueName: "folder"),
    completion: .directory
  )
  var output: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if output != nil, !words.isEmpty { throw ValidationError("--output writes all pages: name no command") }
  }

  static let needsSettings = false

  func run(in context: CommandContext) async throws -> ExitStatus {
    let program = try CommandDescription(Newsdesk.self)
    if let output { return try write(program.all, to: output, context) }
    guard let command = program[words] else {
      throw Arguments.correction(for: words)
        ?? ErrorReport(
          "no command \"\(words.joined(separator: " "))\".",
          ["All commands: newsdesk --help"],
          status: .usage,
          code: "no_command"
        )
    }
    let page = ManualPage(command: command).roff
    if context.screen.isTerminal, await ShellProgram("man -l -").run(reading: page) == 0 { return .done }
    try context.stdout.write(page)
    return .done
  }

  private func write(
    _ commands: [CommandDescription],
    to folder: String,
    _ context: CommandContext
  ) throws -> ExitStatus {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ErrorReport("\(folder) could not be made: \(error)", status: .cannotWrite, code: "cannot_write")
    }
    for command in commands {
      let page = ManualPage(command: command)
      let file = try OutputFile(path: folder + "/" + page.fileName)
      try file.output.write(page.roff)
      try file.commit()
    }
    try context.confirm("\(Wording.count(commands.count, "page")) in \(folder)")
    return .done
  }
}
