import ArgumentParser
import Delivery
import Desk
import Newsroom
import Presentation

struct ExportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a published story as a document: exactly what was approved.",
    discussion: """
      newsdesk export 214 -o mayor.html
      newsdesk export 214 --format ninjs
      newsdesk export 214 --edition 1 --format text

      Formats: html, text, markdown, ninjs. With -o the file's ending says which. The document is read back before it is
      handed out: a headline, paragraph, caption or credit that is not as approved stops it.
      """
  )

  @OptionGroup var story: StoryArgument

  @Option(name: .shortAndLong, help: ArgumentHelp("html, text, markdown or ninjs.", valueName: "format"))
  var format: StoryFormat?

  @Option(help: ArgumentHelp("An earlier edition; without it the newest.", valueName: "number"))
  var edition: Int?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"))
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let published = try await session.newsroom.publications.edition(edition, of: id)
    let times = try await session.times([published.publishedAt, published.firstPublishedAt])
    let format = try chosenFormat()
    let document = published.rendered(
      as: format,
      times: PublicationTimes(
        first: times.local(published.firstPublishedAt),
        edition: times.local(published.publishedAt)
      )
    )
    let mismatches = ReadBack.mismatches(in: document, of: published, as: format)
    guard mismatches.isEmpty else {
      throw ErrorReport(
        "\(id) \(published.slug) was not exported: the \(format.rawValue) is not what was approved.",
        mismatches.map(\.description),
        status: .internalError,
        code: "read_back"
      )
    }
    guard let output, output != "-" else {
      try context.stdout.write(document)
      return .done
    }
    let file = try OutputFile(path: output)
    try file.output.write(document)
    try file.commit()
    try context.confirm("\(id) \(published.slug), edition \(published.edition), written to \(output)")
    return .done
  }

  private func chosenFormat() throws -> StoryFormat {
    if let format { return format }
    guard let output, output != "-" else { return .html }
    let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if let known = StoryFormat.allCases.first(where: { $0.fileExtension == ending || $0.rawValue == ending }) {
      return known
    }
    if ending == "htm" { return .html }
    throw ErrorReport(
      "The ending of \"\(output)\" does not say which format it is to be.",
      ["Say it: --format " + StoryFormat.allCases.map(\.rawValue).joined(separator: "|")],
      status: .usage,
      code: "no_format"
    )
  }
}
