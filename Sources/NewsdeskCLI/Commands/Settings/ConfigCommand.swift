import ArgumentParser

struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Say and change what you set once for all commands.",
    discussion: """
      newsdesk config                          what is set, and where
      newsdesk config set desk metro
      newsdesk config get pager

      An option of a command counts most, then a variable of the environment, then your file, then the machine's \
      (/etc/newsdesk/config.yaml). Nothing is read from the folder that you are in.

      \(HelpTopic.list(Setting.allCases.map { ($0.rawValue, $0.meaning) }))
      """,
    subcommands: [
      ConfigListCommand.self, ConfigGetCommand.self, ConfigSetCommand.self, ConfigUnsetCommand.self,
      ConfigPathCommand.self,
    ],
    defaultSubcommand: ConfigListCommand.self
  )
}

extension Settings.Origin {
  /// `NEWSDESK_DESK`, `/home/ana/.config/newsdesk/config.yaml, line 3`.
  var words: String {
    switch self {
    case .variable(let name): name
    case .file(let path, let line, _): "\(path), line \(line)"
    case .standard: "nobody set it"
    }
  }
}
