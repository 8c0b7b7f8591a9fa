import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Read all about a picture: what the story says, what its file says, and which stories hold it.",
    discussion: """
      newsdesk photo show 214/2
      newsdesk photo show 214/2 --raw       every tag of the file, as it stands there
      newsdesk photo show 214/2 -f json
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var picture: PictureArgument
  @Flag(help: "Every tag of the file, as it stands there.") var raw = false
  @Option(name: .shortAndLong, help: ArgumentHelp("text or json.", valueName: "format")) var format: Format?
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if format == .text, output.json || output.jsonFields != nil {
      throw ValidationError("--json and --format text contradict each other")
    }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let story = try await session.newsroom.drafts.story(try await session.story(reference))
    guard let entry = story.pictures.first(where: { $0.number == number }) else {
      throw DeskError.notFound(.picture(story: story.id, number: number))
    }
    var document = PhotoDocument(story: story, entry: entry)
    if let id = entry.picture.record {
      let photos = session.newsroom.photos
      let record = try await photos.record(id)
      document.kept = PhotoDocument.Kept(
        record: record,
        metadata: try JSONValue(parsing: record.metadata),
        raw: raw ? try JSONValue(parsing: try await photos.raw(of: id)) : nil,
        places: try await photos.places(of: id),
        times: try await session.times([record.addedAt])
      )
    }
    if entry.picture.record != nil {
      let rights = try await session.newsroom.rights.rights(of: number, in: story.id)
      let blocks = try await session.newsroom.rights.blocks(of: story.id).filter { $0.number == number }
      document.rights = RightsDocument(
        place: "\(story.id)/\(number)",
        rights: rights,
        blocks: blocks,
        times: try await session.times([rights.setAt, rights.expiresAt] + blocks.instants)
      )
    }
    var output = output
    output.json = output.json || format == .json
    try context.write(document.json, output) { document.text(on: $0) }
    return .done
  }
}
