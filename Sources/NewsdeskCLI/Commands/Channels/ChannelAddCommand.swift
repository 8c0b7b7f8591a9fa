import ArgumentParser
import Desk
import Newsroom
import Presentation

struct ChannelAddCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Have what is published go somewhere. For administrators.",
    discussion: """
      newsdesk channel add archive --folder /srv/archive --format newsml
      newsdesk channel add web --webhook https://cms.example.org/hooks/news --desk metro --desk sport
      newsdesk channel add wire-ar --webhook https://wire.example.org/in --language ar --genre Analysis
      newsdesk channel add site --feed /var/www/feeds

      A folder gets a file for each edition, and pictures by their digests. A webhook gets an HTTPS POST for each, signed by the
      rules of Standard Webhooks with a secret that is made here and shown this once (or yours: --secret-file). A feed is two
      files, feed.atom and feed.json, with the newest stories that are out. Folders are on the machines where workers run. A
      channel gets what is published from now on; channel resend sends it what is out already.
      """
  )

  @OptionGroup var channel: ChannelArgument

  @Option(help: ArgumentHelp("A folder, by its whole path.", valueName: "path")) var folder: String?
  @Option(help: ArgumentHelp("An https address.", valueName: "url")) var webhook: String?
  @Option(help: ArgumentHelp("A folder that gets feed.atom and feed.json.", valueName: "path")) var feed: String?
  @Option(
    help: ArgumentHelp(
      "ninjs, newsml, html, fragment, markdown or text. For folders and webhooks.",
      valueName: "format"
    )
  )
  var format: StoryFormat?
  @Option(name: .shortAndLong, help: ArgumentHelp("Stories of these desks only.", valueName: "desk")) var desk:
    [String] = []
  @Option(help: ArgumentHelp("Stories in these languages only; en stands for en-GB too.", valueName: "tag"))
  var language: [String] = []
  @Option(help: ArgumentHelp("Stories of these genres only.", valueName: "text")) var genre: [String] = []
  @Flag(help: "Let a webhook reach this machine and the house's own network, also by http.") var allowInternal = false
  @Option(help: ArgumentHelp("A file with a webhook's secret, or - for stdin.", valueName: "file")) var secretFile:
    String?
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard [folder, webhook, feed].compactMap({ $0 }).count == 1 else {
      throw ValidationError("say one of --folder PATH, --webhook URL and --feed PATH")
    }
    if webhook == nil, allowInternal || secretFile != nil {
      throw ValidationError("--allow-internal and --secret-file go with --webhook")
    }
    if feed != nil, format != nil { throw ValidationError("a feed has formats of its own: leave --format out") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    for name in desk { try await session.newsroom.staff.requireDesk(name) }
    let settings = ChannelSettings(
      kind: webhook != nil ? .webhook : feed != nil ? .feed : .folder,
      format: format ?? (feed != nil ? .fragment : .ninjs),
      target: webhook ?? feed ?? folder ?? "",
      desks: desk,
      languages: language,
      genres: genre,
      allowsInternal: allowInternal
    )
    let secret = settings.kind == .webhook ? try WebhookSecret.chosen(file: secretFile) : nil
    let isNew = try await session.newsroom.channels.add(channel.name, settings, secret: secret?.bytes)
    guard isNew else {
      try context.confirm("\(channel.name): already there, nothing changed")
      return .done
    }
    try context.confirm("\(channel.name): \(settings.kind.rawValue), \(settings.target)")
    if let secret { try secret.show(context) }
    context.hint("newsdesk channel test \(channel.name)")
    return .done
  }
}
