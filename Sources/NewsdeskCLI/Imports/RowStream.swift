import Presentation

/// A table that is written while its rows come, a few hundred at a time: the same text as of all of them at once, but that on a
/// terminal each part is aligned by itself.
struct RowStream<Row> {
  private let format: OutputFormat
  private let fields: [String]?
  private let template: String?
  private let screen: Terminal
  private let output: BufferedOutput
  private let columns: [Column<Row>]
  private(set) var count = 0

  init(_ options: OutputOptions, columns: [Column<Row>], to output: BufferedOutput, on screen: Terminal) throws {
    format = options.chosenFormat
    fields = options.jsonFields.map { $0.split(separator: ",").map { String($0) } }
    template = options.template
    self.columns = columns
    self.output = output
    self.screen = screen
    // A field that does not exist is told before anything is done.
    let empty = try table([])
    if let template { _ = try TemplateProgram().fill(template, empty.emptyTemplateRow) }
  }

  private func table(_ rows: [Row]) throws -> Table<Row> {
    let table = Table(rows, columns: columns)
    guard let fields else { return table }
    do {
      return try table.selecting(fields)
    } catch {
      throw ErrorReport("\(error)", status: .usage, code: "unknown_field")
    }
  }

  mutating func write(_ rows: [Row]) throws {
    guard !rows.isEmpty else { return }
    defer { count += rows.count }
    if let template { return try output.write(try TemplateProgram().fill(template, table(rows).templateRows)) }
    var piece = 0
    let isFirst = count == 0
    try table(rows).render(as: format, on: screen) { text in
      defer { piece += 1 }
      switch format {
      case .count: return
      case .json: try writeJSON(text, piece, isFirst, rows.count)
      default: if isFirst || piece >= headLines { try output.write(text) }
      }
    }
  }

  private var headLines: Int {
    switch format {
    case .md: 2
    case .ids, .ndjson: 0
    default: 1
    }
  }

  /// The first piece is the bracket, the last the other, which waits for the end.
  private func writeJSON(_ text: String, _ piece: Int, _ isFirst: Bool, _ rows: Int) throws {
    if piece == 0 {
      try output.write(isFirst ? text : ",\n")
    } else if piece <= rows {
      try output.write(piece == rows ? String(text.dropLast()) : text)
    }
  }

  /// Closes what is open.
  ///
  /// - Parameter isEmptyAllowed: whether no rows are a result, and no failure.
  func finish(isEmptyAllowed: Bool) throws {
    if template != nil { return }
    if format == .count, count > 0 || isEmptyAllowed {
      try output.write("\(count)\n")
    } else if count > 0 {
      if format == .json { try output.write("\n]\n") }
    } else if isEmptyAllowed {
      try table([]).render(as: format, on: screen) { try output.write($0) }
    }
  }
}
