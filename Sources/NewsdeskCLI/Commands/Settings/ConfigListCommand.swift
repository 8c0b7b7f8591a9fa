import ArgumentParser
import Presentation

struct ConfigListCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List all settings, what counts, and where it was set.",
    discussion: """
      newsdesk config list
      newsdesk config list --json
      """
  )
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let settings = try Settings.current.get()
    try context.write(
      Table(
        Setting.allCases,
        columns: [
          Column("setting") { .text($0.rawValue) },
          Column("value") { .text(settings[$0].text) },
          Column("from") { .text(settings.origin(of: $0)) },
          Column("meaning", isOnRequest: true) { .text($0.meaning) },
        ]
      ),
      output
    )
    return .done
  }
}

extension Settings {
  /// Where it was set, and why it counts for nothing where it does.
  func origin(of setting: Setting) -> String {
    let value = self[setting]
    guard setting == .service || setting == .home, case .file = value.origin,
      environment[setting.variable] != value.text
    else { return value.origin.words }
    return value.origin.words + "; another newsroom is named before it"
  }
}
