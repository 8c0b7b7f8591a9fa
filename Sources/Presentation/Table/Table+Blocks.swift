extension Table {
  /// For people to whom columns say nothing, because a line holds too few of them or because they have it read aloud: each row as
  /// lines of a name and its value, and an empty line between two rows. Nothing is cut, and what has no value is left out.
  func renderBlocks<Failure: Error>(
    on terminal: Terminal,
    to write: (String) throws(Failure) -> Void
  ) throws(Failure) {
    // One piece for what stands above the rows, as in every other format, even where it is nothing.
    try write(caption.map { Self.lines([$0.left, $0.right], on: terminal) } ?? "")
    for (index, row) in rows.enumerated() {
      let lines = columns.map { column in
        let text = column.cell(row).humanText
        return text.isEmpty ? "" : "\(Self.name(column)): \(text)"
      }
      try write((index > 0 || caption != nil ? "\n" : "") + Self.lines(lines, on: terminal))
    }
  }

  private static func lines(_ lines: [String], on terminal: Terminal) -> String {
    lines.filter { !$0.isEmpty }.map { line in
      TextWrapping.wrapped(SafeText.terminal(line), to: terminal.width, goingOn: 2) + "\n"
    }
    .joined()
  }

  /// `WAITING ON` as a word that is not spelt out letter by letter: `Waiting on`.
  private static func name(_ column: Column<Row>) -> String {
    column.id == "id" ? column.title : column.title.prefix(1) + column.title.dropFirst().lowercased()
  }
}
