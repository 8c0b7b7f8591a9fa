import ArgumentParser
import Presentation

struct CompletionsCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Write what a shell needs to complete newsdesk's command lines.",
    discussion: """
      newsdesk completions bash -o ~/.local/share/bash-completion/completions/newsdesk
      newsdesk completions zsh -o ~/.zfunc/_newsdesk      a folder of $fpath
      newsdesk completions fish -o ~/.config/fish/completions/newsdesk.fish

      A package of newsdesk brings them along. They know commands, options and files by themselves, and ask the newsroom for \
      stories, pictures, desks and people; where it doesn't answer at once they offer none.
      """
  )

  @Argument(
    help: ArgumentHelp("bash, zsh or fish.", valueName: "shell"),
    completion: .list(CompletionShell.allCases.map(\.rawValue)),
    transform: { name in
      guard let shell = CompletionShell(rawValue: name) else {
        throw ValidationError("\"\(name)\" is no shell that newsdesk knows: bash, zsh or fish")
      }
      return shell
    }
  )
  var shell: CompletionShell

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @OptionGroup var global: GlobalOptions

  static let needsSettings = false

  func run(in context: CommandContext) async throws -> ExitStatus {
    try context.write(CompletionScript.text(for: shell), to: output)
    return .done
  }
}
