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

      Formats: html (a page), fragment (the article in HTML, for a CMS), text, markdown, ninjs, newsml (NewsML-G2). With -o
      the file's ending says which: html, fragment.html, txt, md, json, xml. The document is read back before it is handed
      out: a headline, paragraph, caption or credit that is not as approved stops it.

      newsdesk export 214 --verify received.json
      curl https://example.com/214 | newsdesk export 214 --verify - --format html

      --verify holds a document that was found outside against what was approved, and says which edition it is and every part
      that differs. Which format it is, and which edition, it is asked itself unless you say. Ends with 0 where it is as
      approved, 1 where it isn't, 65 where it is no document of the story.
      """
  )

  @OptionGroup var story: StoryArgument

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("html, fragment, text, markdown, ninjs or newsml.", valueName: "format")
  )
  var format: StoryFormat?

  @Option(help: ArgumentHelp("An earlier edition; without it the newest.", valueName: "number"))
  var edition: Int?

  @Option(help: ArgumentHelp("Hold a file, or - for stdin, against what was approved.", valueName: "file"))
  var verify: String?

  @Flag(help: "With --verify: write what was found as JSON.")
  var json = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"))
  var output: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if verify != nil, output != nil { throw ValidationError("--verify writes no document: leave --output out") }
    if verify == nil, json {
      throw ValidationError("--json says what --verify found; a story in JSON is --format ninjs")
    }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    if let verify { return try await self.verify(verify, against: id, in: context, session) }
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
    let name = output.lowercased()
    // The longest first: story.fragment.html is no page.
    let known = StoryFormat.allCases.sorted { $0.fileExtension.utf8.count > $1.fileExtension.utf8.count }
    if let format = known.first(where: { name.hasSuffix("." + $0.fileExtension) || name.hasSuffix("." + $0.rawValue) })
    {
      return format
    }
    if name.hasSuffix(".htm") { return .html }
    throw ErrorReport(
      "The ending of \"\(output)\" does not say which format it is to be.",
      ["Say it: --format " + StoryFormat.allCases.map(\.rawValue).joined(separator: "|")],
      status: .usage,
      code: "no_format"
    )
  }
}
