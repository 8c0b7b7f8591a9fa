import ArgumentParser

/// A report as a page.
struct PageOption: ParsableArguments {
  @Option(help: ArgumentHelp("Write a page with charts, for a browser or a printer.", valueName: "file"))
  var html: String?
}
