import Presentation

/// Lines to read one for one: the argument, or each line of stdin.
enum LineInput {
  static func lines(_ argument: String) throws -> ArraySlice<String> {
    guard argument == "-" else { return [argument] }
    let lines = try StoryFile.checked(try InputFile.read("-"), named: "stdin")
      .split(separator: "\n", omittingEmptySubsequences: false).map { line in
        // A file from Windows.
        String(line.utf8.last == 0x0D ? Substring(line.unicodeScalars.dropLast()) : line)
      }
    // The line end of the last line begins no other.
    return lines.count > 1 && lines.last == "" ? lines.dropLast() : lines[...]
  }
}

extension CommandContext {
  /// Writes what lines were read as: an object for a line that was named, one a line for those of stdin, else a table.
  func write<Row>(
    _ rows: [Row],
    isSingle: Bool,
    _ table: Table<Row>,
    _ options: OutputOptions,
    _ json: (Row) -> JSONValue
  ) throws {
    switch options.chosenFormat {
    case .json where isSingle && options.jsonFields == nil && rows.count == 1:
      try write(options) { stream, _ in try stream.write(json(rows[0]).pretty + "\n") }
    case .ndjson where options.jsonFields == nil, .json where options.jsonFields == nil:
      try write(options) { stream, _ in
        for row in rows { try stream.write(json(row).compact + "\n") }
      }
    default:
      try write(table, options)
    }
  }
}
