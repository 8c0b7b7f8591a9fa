import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoCheckCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what keeps a story's pictures from being published: credits, captions and rights.",
    discussion: """
      newsdesk photo check 214
      newsdesk photo check 214/2
      newsdesk photo check 214 -f json

      What stops a publication is a problem, and ends it with 1. What will stop one later, and what somebody answers for, is
      listed beside it. newsdesk caption check says more of the captions' wording.
      """
  )

  @Argument(help: ArgumentHelp("A story, or one picture of it: 214/2.", valueName: "id[/n]"), completion: .pictures)
  var id: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  private struct Trouble {
    var number: Int
    var code: String
    var level: String
    var message: String
    var fix: String?
    var stops: Bool { level == "problem" }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let reference = try StoryReference.parsed(id)
    let story = try await session.story(reference)
    let checked = try await session.checked(reference)
    // Without these nothing goes out, whoever answers for it. The captions' wording is another matter.
    var troubles = checked.findings.map(\.finding).filter { Self.needed.contains($0.code) }.map { finding in
      Trouble(
        number: finding.picture ?? 0,
        code: finding.code,
        level: "problem",
        message: finding.message,
        fix: finding.fix
      )
    }
    troubles += try await session.newsroom.rights.blocks(of: story).map { block in
      let level = block.blocks ? "problem" : block.lifted == nil ? "later" : "answered for"
      return Trouble(number: block.number, code: block.code, level: level, message: block.message, fix: block.fix)
    }
    if let number = reference.picture { troubles.removeAll { $0.number != number } }
    troubles.sort { ($0.number, $0.stops ? 0 : 1) < ($1.number, $1.stops ? 0 : 1) }
    if troubles.isEmpty, output.isTable, output.output == nil {
      let what = reference.picture.map { "photo \($0)" } ?? "its photos"
      try context.confirm("\(story) \(checked.name): nothing keeps \(what) from being published")
      return .done
    }
    try context.write(table(troubles, of: story), output)
    return troubles.contains(where: \.stops) ? .someRefused : .done
  }

  private static let needed: Set = ["caption_empty", "caption_no_credit"]

  private func table(_ troubles: [Trouble], of story: Int64) -> Table<Trouble> {
    Table(
      troubles,
      columns: [
        Column("photo") { .text("\(story)/\($0.number)") },
        Column("level") { .text($0.level, style: $0.stops ? .red : nil) },
        Column("code") { .text($0.code) },
        Column("message", canBeCut: true) { .text($0.message) },
        Column("fix", isFreeText: true) { .text($0.fix) },
      ]
    )
  }
}
