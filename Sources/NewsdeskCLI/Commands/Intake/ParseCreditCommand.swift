import ArgumentParser
import Intake
import Newsroom
import Presentation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct ParseCreditCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "credit",
    abstract: "Show who made, supplied and passed on a picture, as a credit line says it.",
    discussion: """
      newsdesk parse credit "(Philippe Wojazer/Pool Photo via AP)"
      newsdesk parse credit "Jane Doe/AFP via Getty Images" --explain
      newsdesk parse credit - -f ndjson < credits.txt      one line in, one line out

      As json and ndjson each line becomes one object on one line, whatever it holds: a blank line names nobody, and one that is
      no UTF-8 is read as Windows-1252 and flagged. "explain" lists which rule made what of which words. Names come from the
      table that newsdesk ships with; a newsroom's own count in a newsroom (newsdesk photo credit aliases).
      """
  )

  @Argument(
    help: ArgumentHelp(
      "A credit line, or - for one a line on stdin, which is also what is read in a pipe.",
      valueName: "line"
    )
  )
  var line: String?

  @Flag(help: "Say in words which rule made what of which words.")
  var explain = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    guard line != nil || isatty(0) == 0 else {
      throw ErrorReport(
        "Which credit line?",
        ["newsdesk parse credit \"Jane Doe/AFP via Getty Images\"", "newsdesk parse credit - < credits.txt"],
        status: .usage,
        code: "no_credit_line"
      )
    }
    try output.requireNoTemplate()
    let format = output.chosenFormat
    if output.jsonFields == nil, format == .ndjson || format == .json { return try await writeObjects(context) }
    var readings: [CreditReading] = []
    if let line, line != "-" {
      readings = [CreditLine.explain(line)]
    } else {
      var blocks = LineBlocks(descriptor: 0)
      while let block = try blocks.next() {
        LineBlocks.forEachLine(in: block) { readings.append(CreditLine.explain(bytes: $0)) }
      }
    }
    if explain, format == .table {
      try context.write(output) { stream, screen in
        for reading in readings { try stream.write(CreditDocument.text(reading, on: screen)) }
      }
    } else {
      try context.write(table(readings), output)
    }
    return .done
  }

  private func writeObjects(_ context: CommandContext) async throws -> ExitStatus {
    let path = output.output.flatMap { $0 == "-" ? nil : $0 }
    let file = try path.map { try OutputFile(path: $0) }
    let stream = file?.output ?? context.stdout
    if let line, line != "-" {
      var object = JSONLine()
      CreditDocument.append(CreditLine.explain(line), to: &object)
      try stream.write(bytes: object.bytes)
    } else {
      try await Self.writeObjects(from: LineBlocks(descriptor: 0), to: stream)
    }
    try file?.commit()
    return .done
  }

  /// Blocks of lines are read on all processors and written in their order. Before it waits for input it gives every answer
  /// that it has, so that a program can talk with it line by line.
  private static func writeObjects(from blocks: consuming LineBlocks, to stream: BufferedOutput) async throws {
    var pending: [Task<[UInt8], Never>] = []
    while true {
      let mayWait = !blocks.isReady
      while !pending.isEmpty, mayWait || pending.count >= Self.parallelBlocks {
        try stream.write(bytes: await pending.removeFirst().value)
      }
      if mayWait { try stream.flush() }
      guard let block = try blocks.next() else { break }
      pending.append(Task { objects(of: block) })
    }
    for task in pending { try stream.write(bytes: await task.value) }
  }

  private static let parallelBlocks = 8

  private static func objects(of block: [UInt8]) -> [UInt8] {
    var objects = JSONLine(capacity: block.count * 12)
    LineBlocks.forEachLine(in: block) { CreditDocument.append(CreditLine.explain(bytes: $0), to: &objects) }
    return objects.bytes
  }

  private func table(_ readings: [CreditReading]) -> Table<CreditReading> {
    Table(
      readings,
      columns: [
        Column("creators") { .list($0.credit.creators) },
        Column("agencies") { .list($0.credit.agencies) },
        Column("via") { .list($0.credit.via) },
        Column("flags") { .list($0.credit.flags.map(\.rawValue)) },
        Column("licence") { .text($0.credit.licence) },
        Column("ambiguous") { Cell(.flag($0.credit.isAmbiguous)) },
        Column("raw", isFreeText: true) { .text($0.credit.raw) },
      ]
    )
  }
}
