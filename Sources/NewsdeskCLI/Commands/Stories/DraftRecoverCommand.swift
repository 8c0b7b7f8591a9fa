import ArgumentParser
import Newsroom
import Presentation

struct DraftRecoverCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Find what was typed and could not be saved.",
    discussion: """
      newsdesk draft recover                  lists it
      newsdesk draft recover 214              shows it
      newsdesk draft recover 214 --save       saves it, merged with others' changes
      newsdesk draft recover 214-v6 --discard

      A text is named by its story, or by its own name where a story has several. Listing and showing need no \
      database.
      """
  )

  @Argument(help: ArgumentHelp("A story's number, or a text's name.", valueName: "id"))
  var id: String?

  @Flag(help: "Save it in the newsroom.") var save = false
  @Flag(help: "Throw it away.") var discard = false
  @Flag(name: .shortAndLong, help: "Answer yes to the question whether to go on.") var yes = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if save, discard { throw ValidationError("--save and --discard contradict each other") }
    if id == nil, save || discard { throw ValidationError("name a text: newsdesk draft recover lists them") }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let files = Recovery.files(context.environment)
    guard let id else { return try await list(files, context) }
    let file = try chosen(id, files)
    if save {
      let session = try await SessionContext.open(global: global, environment: context.environment)
      do {
        let status = try await RecoverySaving(file: file, context: context, session: session).save()
        await session.close()
        return status
      } catch {
        await session.close()
        throw error
      }
    }
    if discard {
      if !yes {
        guard context.canAsk else {
          throw ErrorReport(
            "\(file.stem) was not thrown away: there is nobody to ask.",
            ["To throw it away: newsdesk draft recover \(ShellWord.quoted(file.stem)) --discard --yes"],
            status: .usage,
            code: "unconfirmed"
          )
        }
        context.note("\(file.stem): \(file.firstLine)")
        try Question.confirm("Throw it away? It can't be brought back.", in: context)
      }
      Recovery.discard(file.path)
      try context.confirm("\(file.stem) is thrown away")
      return .done
    }
    context.note(file.path)
    try context.stdout.write(SafeText.terminalLines(file.written))
    context.hint("newsdesk draft recover \(file.stem) --save")
    return .done
  }

  private func chosen(_ id: String, _ files: [RecoveryFile]) throws -> RecoveryFile {
    let number = Int64(id.hasPrefix("#") ? String(id.dropFirst()) : id)
    let meant = files.filter { $0.stem == id || (number != nil && $0.note.story == number) }
    if let file = meant.first(where: { $0.stem == id }) ?? (meant.count == 1 ? meant[0] : nil) { return file }
    guard meant.isEmpty else {
      throw ErrorReport(
        "\(Wording.count(meant.count, "text")) of \(id) could not be saved. Which do you mean?",
        meant.map { "newsdesk draft recover \(ShellWord.quoted($0.stem))   \($0.firstLine)" },
        status: .usage,
        code: "ambiguous"
      )
    }
    throw ErrorReport(
      "No text of \"\(id)\" waits to be saved.",
      ["All that wait: newsdesk draft recover"],
      status: .notFound,
      code: "nothing_kept"
    )
  }

  private func list(_ files: [RecoveryFile], _ context: CommandContext) async throws -> ExitStatus {
    let clock = await RecoveryClock.read(files.map(\.modified), global, context)
    let table = Table(
      files,
      columns: [
        Column("name") { .text($0.stem) },
        Column("story") { $0.note.story.map { .number($0) } ?? .missing("new") },
        Column("version", alignment: .right) { $0.note.version.map { .number($0) } ?? .missing() },
        Column("typed") { clock.cell($0.modified) },
        Column("login", isOnRequest: true) { .text($0.note.login) },
        Column("newsroom", isOnRequest: true) { .text($0.note.newsroom) },
        Column("desk", isOnRequest: true) { .text($0.note.desk) },
        Column("file", isOnRequest: true) { .text($0.path) },
        Column("text", isFreeText: true) { .text($0.firstLine) },
      ]
    )
    try context.write(table, output)
    if files.isEmpty, output.isTable { context.note("Nothing waits to be saved.") }
    if let file = files.first { context.hint("newsdesk draft recover \(file.stem) --save") }
    return .done
  }
}
