import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List a story's pictures with their credits, or the stories that hold a picture.",
    discussion: """
      newsdesk photo list 214 --json=id,creators,agencies
      newsdesk photo list --picture 17        the stories that hold picture 17; photo show tells its number
      """
  )

  @Argument(help: ArgumentHelp("A story's number or slug, or @last.", valueName: "id"), completion: .stories)
  var id: String?
  @Option(help: ArgumentHelp("List the places of a picture, by the number of its own.", valueName: "n"))
  var picture: Int64?
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if (id == nil) == (picture == nil) { throw ValidationError("name a story, or give --picture NUMBER") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    if let picture {
      let photos = session.newsroom.photos
      _ = try await photos.record(picture)
      try context.write(PlaceTable.table(try await photos.places(of: picture)), output)
    } else {
      let story = try await session.story(try StoryReference.parsed(id ?? ""))
      try context.write(PictureTable.table(story, try await session.newsroom.captions.list(of: story)), output)
    }
    return .done
  }
}
