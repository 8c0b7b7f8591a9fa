import ArgumentParser

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look over stories, captions and files, and say what a desk makes of it.",
    discussion: """
      newsdesk check 214                                    a story, with its captions
      newsdesk check page.txt --desk metro                  a page, before it is imported
      newsdesk check wire/*.txt --desk world -f sarif -o checks.sarif
      newsdesk caption check 214/2                          one caption
      newsdesk check levels --desk metro                    what is an error there, what a warning
      newsdesk check set caption_no_place error --desk metro

      It is what newsdesk submit runs: an error refuses it, a warning doesn't.
      """,
    subcommands: [CheckRunCommand.self, CheckLevelsCommand.self, CheckSetCommand.self],
    defaultSubcommand: CheckRunCommand.self
  )
}
