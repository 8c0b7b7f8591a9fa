import ArgumentParser
import Extraction
import Presentation

struct ParsePictureCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "picture",
    abstract: "Show what a picture's file is and says of itself: size, caption, credit, rights.",
    discussion: """
      newsdesk parse picture ferry.jpg
      newsdesk parse picture ferry.jpg --raw     every tag, as it stands in the file
      newsdesk parse picture *.jpg -f ndjson     a picture a line
      newsdesk parse picture *.jpg -f tsv        the main facts as a table

      JPEG, TIFF, PNG and WebP are read, by their content and not by their name.
      XMP is believed before IIM, and IIM before EXIF; where they disagree you are
      shown both.
      """
  )

  @Argument(
    help: ArgumentHelp("Pictures, or - for one on stdin. At most 64 MiB each.", valueName: "file"),
    completion: .file()
  )
  var files: [String]

  @Flag(help: "Show every tag, as it stands in the file.")
  var raw = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  struct Row: Sendable {
    let file: String
    let reading: PictureReading
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let reader = try ReaderProgram.find(environment: context.environment)
    var rows: [Row] = []
    var problems: [ErrorReport] = []
    for file in files {
      do {
        let bytes = try InputFile.read(file)
        let name = file == "-" ? nil : file
        rows.append(Row(file: InputFile.name(file), reading: try await reader.picture(bytes, named: name)))
      } catch {
        let report = Self.report(error, file)
        if files.count == 1 || report.status == .notSetUp || report.status == .interrupted { throw report }
        problems.append(report)
        context.report(report)
      }
    }
    try write(rows, context)
    return problems.first?.status ?? .done
  }

  private func write(_ rows: [Row], _ context: CommandContext) throws {
    let documents = rows.map { PictureDocument(file: $0.file, reading: $0.reading, isRaw: raw) }
    try output.requireNoTemplate()
    switch output.chosenFormat {
    case .json where output.jsonFields == nil:
      // A file that was asked for alone is no list.
      let json = files.count == 1 ? documents.first?.json ?? [] : .array(documents.map(\.json))
      try context.write(output) { stream, _ in try stream.write(json.pretty + "\n") }
    case .ndjson:
      try context.write(output) { stream, _ in
        for document in documents { try stream.write(document.json.compact + "\n") }
      }
    case .table:
      try context.write(output) { stream, screen in
        try stream.write(documents.map { $0.text(on: screen) }.joined(separator: "\n"))
      }
    default:
      try context.write(table(rows), output)
    }
  }

  private func table(_ rows: [Row]) -> Table<Row> {
    Table(
      rows,
      columns: [
        Column("file") { .text($0.file) },
        Column("kind") { .text($0.reading.kind.rawValue) },
        Column("width", alignment: .right) { .quantity($0.reading.width) },
        Column("height", alignment: .right) { .quantity($0.reading.height) },
        Column("mislabelled") { Cell(.flag($0.reading.isMislabelled)) },
        Column("machine_made") { Cell(.flag($0.reading.metadata.isMadeByMachine)) },
        Column("created") { .text($0.reading.metadata.created?.iso) },
        Column("creators") { .list($0.reading.metadata.creators) },
        Column("credit_line") { .text($0.reading.metadata.creditLine) },
        Column("conflicts") { .list($0.reading.metadata.conflicts.map(\.field.rawValue)) },
        Column("caption", isFreeText: true) { .text($0.reading.metadata.captions.preferred) },
      ]
    )
  }

  private static func report(_ error: any Error, _ file: String) -> ErrorReport {
    var report = ErrorReport(error)
    if let error = error as? ExtractionError, error.isAboutFile {
      report.message = "\(InputFile.name(file)): \(error)."
    }
    return report
  }
}
