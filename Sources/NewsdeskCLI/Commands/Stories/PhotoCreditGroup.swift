import ArgumentParser

/// `photo credit 214/2 "…"` says who made a picture; the names that credits are read by are beside it. The act comes by
/// default, because it is what people do all day.
struct PhotoCreditGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credit",
    abstract: "Say who made a picture, and keep the names of agencies that credits are read by.",
    discussion: """
      newsdesk photo credit 214/2 "Zoubeir Souissi / Reuters"
      newsdesk photo credit aliases list --agency Reuters
      """,
    subcommands: [PhotoCreditCommand.self, AliasesCommand.self],
    defaultSubcommand: PhotoCreditCommand.self
  )
}
