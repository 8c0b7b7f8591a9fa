import ArgumentParser
import Desk
import Dispatch
import Intake
import Newsroom
import Presentation

struct ImportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring stories in, as drafts: pages, Markdown, ninjs, JSON; files, folders, archives, stdin.",
    discussion: """
      newsdesk import page.txt --desk metro
      pbpaste | newsdesk import - --desk metro
      newsdesk import wire/ --desk world --dry-run
      newsdesk import archive.tar.gz --desk world --resume
      newsdesk import feed.ndjson --desk world --on-duplicate update

      An embargo holds a story; one that leaves a doubt holds it until an editor decides. A kill is no story: it is refused, with
      the line that says so.

      What a file is, its content says: a pasted page, Markdown with front matter, ninjs 1 to 3.1, HTML, JSON as "draft show --json"
      writes it, one story or a list, or NDJSON with a story a line. --as-format says it where that is wrong. A folder is gone
      through with all in it, in the order of names; hidden files, links and pictures are skipped with a word.

      A story that can't be taken in is named and stops no other. The bytes are kept as they came: "newsdesk source show ID".

      What a desk has already, by its content or by what its source calls it (a ninjs uri, an "id" in front matter), is
      unchanged, so that the same command goes on where it was stopped. A newer version is left alone, or becomes the story's
      next revision with --on-duplicate update, by the rules of any edit; with --on-duplicate fail it is refused.

      Exit status: 0, or that of what went wrong: 65 where it was the data, 1 where different things were; 130 after Ctrl-C.
      """
  )

  @Argument(
    help: ArgumentHelp("Files, folders, archives (tar, gz, xz, zst, zip), or - for stdin.", valueName: "path"),
    completion: .file()
  )
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The desk that the stories belong to.", valueName: "desk"),
    completion: .desks
  )
  var desk: String?

  @Option(
    name: .customLong("as-format"),
    help: ArgumentHelp("What the files are: page, markdown, ninjs, json, ndjson or html.", valueName: "format")
  )
  var documentFormat: DocumentFormat?

  @Option(help: ArgumentHelp("What the desk has already: skip, update or fail.", valueName: "rule"))
  var onDuplicate: DuplicateRule = .skip

  @Flag(help: "Go on where an import was stopped: what is here already is counted and not listed.")
  var resume = false

  @Flag(name: [.customShort("n"), .long], help: "Check everything, and leave nothing behind.")
  var dryRun = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let desk = try await session.desk(desk, whose: "the stories belong to", in: context)
    let stop = ImportStop()
    guard let path = output.output, path != "-" else {
      return try await run(in: context, session, desk, stop, to: context.stdout, on: context.screen)
    }
    let file = try OutputFile(path: path)
    let plain = Terminal(isTerminal: false, symbols: context.screen.symbols)
    let status = try await run(in: context, session, desk, stop, to: file.output, on: plain)
    try file.commit()
    return status
  }

  private func run(
    in context: CommandContext,
    _ session: SessionContext,
    _ desk: String,
    _ stop: ImportStop,
    to output: BufferedOutput,
    on screen: Terminal
  ) async throws -> ExitStatus {
    let rows = try RowStream(self.output, columns: ImportRow.columns(isDryRun: dryRun), to: output, on: screen)
    let options = ImportRun.Options(
      desk: desk,
      format: documentFormat,
      rule: onDuplicate,
      isDryRun: dryRun,
      isResumed: resume,
      isSingle: files.count == 1
    )
    let reader = DocumentReader(agencies: try await session.agencies(), environment: context.environment)
    let run = ImportRun(options, session.newsroom.imports, reader, context, stop, rows)
    let walk = ImportWalk(format: documentFormat, environment: context.environment, stop: stop) { piece in
      try await run.take(piece)
    }
    let signals = stop.listen()
    defer { for source in signals { source.cancel() } }
    do {
      try await walk.run(files)
      return try await run.finish()
    } catch is ImportStop.Stopped {
      return try await run.finishStopped(files.contains("-") ? "the same again" : again(desk))
    } catch {
      try? await run.close()
      throw error
    }
  }

  private func again(_ desk: String) -> String {
    (["newsdesk", "import"] + files.map(ShellWord.quoted) + ["--desk", ShellWord.quoted(desk), "--resume"])
      .joined(separator: " ")
  }
}
