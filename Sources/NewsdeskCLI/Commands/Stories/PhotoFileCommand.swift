import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoFileCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "file",
    abstract: "Write a picture's file as it came, byte for byte.",
    discussion: """
      newsdesk photo file 214/2 -o quay.jpg
      newsdesk photo file 214/2 | sha256sum

      The file is compared with its digest before it is handed out.
      """
  )

  @OptionGroup var picture: PictureArgument
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .file()
  )
  var output: String?
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let story = try await session.newsroom.drafts.story(try await session.story(reference))
    guard let picture = story.picture(numbered: number) else {
      throw DeskError.notFound(.picture(story: story.id, number: number))
    }
    let name = "\(story.id)/\(number)"
    guard let record = picture.record, let file = try await session.newsroom.photos.file(of: record) else {
      throw ErrorReport(
        "\(name) has no file here" + (picture.reference.map { ": it is known as \($0)." } ?? "."),
        ["Give it one: newsdesk photo add FILE --story \(story.id) --number \(number)"],
        status: .notFound,
        code: "no_picture_file"
      )
    }
    try context.write(bytes: file.bytes, to: output, saying: "\(name), \(file.mediaType)")
    return .done
  }
}
