import ArgumentParser
import Presentation

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Act as a colleague. On a local newsroom only.", valueName: "login"),
    completion: .people
  )
  var colleague: String?

  @Option(help: ArgumentHelp("When to use colours: auto, always or never.", valueName: "when"))
  var color: ColorPolicy?

  @Flag(help: "Never ask a question.")
  var noInput = false

  @Flag(help: "Never open a pager.")
  var noPager = false
}
