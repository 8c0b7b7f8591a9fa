import ArgumentParser

/// What every command takes that changes something in the newsroom.
struct TrialOption: ParsableArguments {
  @Flag(name: [.customShort("n"), .long], help: "Carry it out with all checks, and take it back.")
  var dryRun = false
}
