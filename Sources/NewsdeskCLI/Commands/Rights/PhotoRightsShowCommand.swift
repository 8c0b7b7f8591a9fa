import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoRightsShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a picture's rights, what blocks it, and who answers for that.",
    discussion: """
      newsdesk photo rights show 214/2
      newsdesk photo rights show 214/2 --json

      Where nobody has said what holds, it shows what the file's terms and instructions rule out. That blocks too, until a
      photo editor says what holds.
      """
  )

  @OptionGroup var picture: PictureArgument
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let id = try await session.story(reference)
    let rights = try await session.newsroom.rights.rights(of: number, in: id)
    let blocks = try await session.newsroom.rights.blocks(of: id).filter { $0.number == number }
    let times = try await session.times([rights.setAt, rights.expiresAt] + blocks.instants)
    let document = RightsDocument(place: "\(id)/\(number)", rights: rights, blocks: blocks, times: times)
    try context.write(document.json, output) { _ in document.text }
    return .done
  }
}
