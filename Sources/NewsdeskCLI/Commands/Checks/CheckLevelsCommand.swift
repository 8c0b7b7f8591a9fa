import ArgumentParser
import Desk
import Newsroom
import Presentation

struct CheckLevelsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "levels",
    abstract: "List the checks, and what a desk makes of each.",
    discussion: """
      newsdesk check levels
      newsdesk check levels --desk metro
      newsdesk check levels --desk metro --json=code,level
      """
  )

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("One desk; without it, all of them.", valueName: "desk"),
    completion: .desks
  )
  var desk: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  private struct Line: Sendable {
    var desk: String
    var check: EditorialCheck
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    if let desk { try await session.newsroom.staff.requireDesk(desk) }
    var lines: [Line] = []
    for name in try await session.newsroom.staff.desks().map(\.name) where desk == nil || name == desk {
      lines += try await session.newsroom.checks.checks(on: name).map { Line(desk: name, check: $0) }
    }
    try context.write(
      Table(
        lines,
        columns: [
          Column("code") { .text($0.check.code) },
          Column("level") { Cell.text($0.check.level.rawValue, style: $0.check.level.style) },
          Column("desk") { .text($0.desk) },
          Column("default") { .text($0.check.defaultLevel.rawValue) },
          Column("fixed") { Cell(.flag($0.check.isFixed)) },
          Column("part", isOnRequest: true) { .text($0.check.part.rawValue) },
          Column("about", isFreeText: true) { .text($0.check.about) },
        ]
      ),
      output
    )
    return .done
  }
}

extension CheckLevel {
  /// How the word looks on a terminal.
  var style: Style {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .off: .dim
    }
  }
}
