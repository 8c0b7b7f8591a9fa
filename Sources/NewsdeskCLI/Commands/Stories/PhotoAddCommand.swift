import ArgumentParser
import Desk
import Extraction
import Intake
import Newsroom
import Presentation

struct PhotoAddCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Put pictures into a story: files, references, or pictures of other stories.",
    discussion: """
      newsdesk photo add quay.jpg --story 214
      newsdesk photo add wire/*.jpg --story 214 --credit "Zoubeir Souissi / Reuters"
      newsdesk photo add quay.jpg --story 214 --number 2     214/2 has a caption already, and gets its file
      newsdesk photo add 214/2 --story 219                   the same picture in another story
      newsdesk photo add https://pictures.example/4711 --story 214 --caption "Smoke over the quay."

      Files are JPEG, TIFF, PNG or WebP, and are kept as they came. Caption, alt text, credit, date and place are read from
      them; what you give here counts more. The caption in the story's language is the caption, and those in others stand
      beside it. One file that can't be read stops no other.
      """
  )

  @Argument(
    help: ArgumentHelp("A file, - for stdin, an address, or a picture of a story: 214/2.", valueName: "picture"),
    completion: .file()
  )
  var pictures: [String] = []
  @Option(help: ArgumentHelp("The story that the pictures go into.", valueName: "id"), completion: .stories) var story:
    String
  @Option(help: ArgumentHelp("The picture of the story that gets this file.", valueName: "n")) var number: Int?
  @Option(help: ArgumentHelp("The caption.", valueName: "text")) var caption: String?
  @Option(help: ArgumentHelp("What somebody who can't see the picture needs to know.", valueName: "text"))
  var alt: String?
  @Option(help: ArgumentHelp("The credit line.", valueName: "text")) var credit: String?
  @OptionGroup var taken: OccasionOptions
  @Option(help: ArgumentHelp("The language of --caption and --alt; without it the story's.", valueName: "tag"))
  var language: String?
  @Option(help: ArgumentHelp("An agency's number for the picture, with its file or without one.", valueName: "text"))
  var reference: String?
  @OptionGroup var version: VersionOption
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if pictures.isEmpty, reference == nil { throw ValidationError("give a file, an address, 214/2 or --reference") }
    if pictures.count > 1, number != nil || caption != nil || alt != nil || reference != nil {
      throw ValidationError("--number, --caption, --alt and --reference are each for one picture")
    }
    if let language, LanguageTag.canonical(language) == nil {
      throw ValidationError("\"\(language)\" is no language: write en, ar, pt-BR")
    }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try StoryReference.parsed(story))
    let sources = pictures.isEmpty ? [PictureSource.reference(reference ?? "")] : pictures.map(PictureSource.init)
    var expected = version.ifVersion
    var problems: [ErrorReport] = []
    for (index, source) in sources.enumerated() {
      do {
        let added = try await session.saving(id, in: context) {
          try await add(source, to: id, expecting: expected, context, session)
        }
        if expected != nil { expected = added.receipt.version }
        try tell(added, pictures.isEmpty ? reference ?? "" : pictures[index], context)
      } catch {
        let report = ErrorReport(error)
        if sources.count == 1 || report.status == .unreachable || report.status == .changedMeanwhile { throw report }
        problems.append(report)
        context.report(report)
      }
    }
    if sources.count > 1 {
      context.note("\(sources.count - problems.count) of \(sources.count) added.")
    }
    if problems.count < sources.count { context.hint("newsdesk photo list \(id)") }
    return problems.first?.status ?? .done
  }

  private func add(
    _ source: PictureSource,
    to id: Int64,
    expecting version: Int?,
    _ context: CommandContext,
    _ session: SessionContext
  ) async throws -> PhotoService.Added {
    let photos = session.newsroom.photos
    let agencies = try await session.agencies()
    var warnings: [String] = []
    let added: PhotoService.Added
    let name: String
    switch source {
    case .file(let path):
      name = InputFile.name(path)
      let reader: ReaderProgram
      do {
        reader = try ReaderProgram.find(environment: context.environment)
      } catch {
        throw ErrorReport("\(error)", [error.mend].compactMap { $0 }, status: .notSetUp, code: error.code)
      }
      let read = try await ReadPicture.file(path, reference: reference, reader: reader)
      warnings = read.doubts
      added = try await photos.add(read.picture, to: id, as: number, expecting: version) {
        placed(read.description, in: $0, onto: $1, agencies, &warnings)
      }
    case .reference(let text):
      name = text
      let read = ReadPicture.reference(text)
      added = try await photos.add(read.picture, to: id, as: number, expecting: version) {
        placed(read.description, in: $0, onto: $1, agencies, &warnings)
      }
    case .place(let reference, let picture):
      name = "photo"
      let from = try await session.newsroom.drafts.story(try await session.story(reference))
      let (record, existing) = try existing(picture, of: from)
      added = try await photos.place(record: record, in: id, as: number, expecting: version) {
        var placed = placed(
          existing.described(in: from.text.language),
          in: $0,
          onto: $1,
          agencies,
          &warnings,
          existing.credit
        )
        if placed.reference == nil { placed.reference = existing.reference }
        return placed
      }
    }
    if !added.isHeld { for warning in warnings { context.note("\(name): \(warning)") } }
    return added
  }

  private func placed(
    _ description: PictureDescription,
    in story: Story,
    onto existing: Picture?,
    _ agencies: AgencyTable,
    _ warnings: inout [String],
    _ copied: PhotoCredit? = nil
  ) -> Picture {
    var wishes = PictureWishes(
      caption: caption,
      altText: alt,
      credit: credit.map { CreditLine.parse($0, agencies: agencies) },
      language: language
    )
    if wishes.credit == nil, existing?.credit == nil { wishes.credit = copied }
    let placement = description.placed(in: story.text.language, onto: existing, wishes: wishes, agencies: agencies)
    warnings += placement.warnings
    var picture = placement.picture
    picture.say(taken.occasion)
    return picture
  }

  /// A picture of a story that can stand in another one: one with a record of its own.
  private func existing(_ number: Int, of story: Story) throws -> (record: Int64, picture: Picture) {
    guard let picture = story.picture(numbered: number) else {
      throw DeskError.notFound(.picture(story: story.id, number: number))
    }
    guard let record = picture.record else {
      throw ErrorReport(
        "\(story.id)/\(number) is a caption alone: there is no picture yet that could stand in another story.",
        ["First: newsdesk photo add FILE --story \(story.id) --number \(number)"],
        status: .badData,
        code: "no_picture_yet"
      )
    }
    return (record, picture)
  }

  private func tell(_ added: PhotoService.Added, _ name: String, _ context: CommandContext) throws {
    let id = "\(added.receipt.story)/\(added.number)"
    if added.isHeld {
      try context.confirm("\(id) is this picture already")
      return
    }
    var sentence = number == nil ? "\(id) added" : "\(id) has its file"
    if let record = added.picture.record, !context.isTrial { sentence += ", picture \(record)" }
    if !added.isNewRecord { sentence += " (kept already)" }
    if added.picture.isAIMade { sentence += ", AI-made" }
    try context.confirm(sentence + "; " + added.receipt.savedSentence(context.symbols))
    if let credit = added.picture.credit {
      context.note("Credit: \(StoryDocument.credit(credit))")
    } else {
      context.hint("newsdesk photo credit \(id) \"Name / Agency\"")
    }
  }
}
