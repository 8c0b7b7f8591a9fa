extension Table {
  /// The table in a format, as pieces of text that end in a line end each.
  ///
  /// - Parameter write: called once for each piece, in order; what it throws ends the rendering.
  public func render<Failure: Error>(
    as format: OutputFormat,
    on terminal: Terminal,
    to write: (String) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .table where terminal.isTerminal && terminal.isLinear: try renderBlocks(on: terminal, to: write)
    case .table where terminal.isTerminal: try renderAligned(on: terminal, to: write)
    case .table, .tsv: try renderSeparated(by: "\t", SafeText.tsv, to: write)
    case .csv: try renderSeparated(by: ",", SafeText.csv, to: write)
    case .json: try renderJSON(to: write)
    case .ndjson: for row in rows { try write(object(row).compact + "\n") }
    case .md: try renderMarkdown(to: write)
    case .ids: for row in rows { try write(SafeText.tsv(columns.first?.cell(row).machineText ?? "") + "\n") }
    case .count: try write("\(rows.count)\n")
    }
  }

  /// The whole of it as one text.
  public func rendered(as format: OutputFormat, on terminal: Terminal) -> String {
    var result = ""
    render(as: format, on: terminal) { result += $0 }
    return result
  }

  private func renderSeparated<Failure: Error>(
    by separator: String,
    _ safe: (String) -> String,
    to write: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try write(columns.map { safe($0.id) }.joined(separator: separator) + "\n")
    for row in rows {
      try write(columns.map { safe($0.cell(row).machineText) }.joined(separator: separator) + "\n")
    }
  }

  /// An array with an object a line, so that lines can be compared and a long one is written as it is made.
  private func renderJSON<Failure: Error>(to write: (String) throws(Failure) -> Void) throws(Failure) {
    guard !rows.isEmpty else { return try write("[]\n") }
    try write("[\n")
    for (index, row) in rows.enumerated() {
      try write("  \(object(row).compact)\(index == rows.count - 1 ? "" : ",")\n")
    }
    try write("]\n")
  }

  private func renderMarkdown<Failure: Error>(to write: (String) throws(Failure) -> Void) throws(Failure) {
    for (index, section) in sections.enumerated() {
      if let heading = section.heading {
        try write("\(index > 0 ? "\n" : "")### \(SafeText.markdown(heading))\n\n")
      }
      try write(markdownRow(bodyColumns.map { SafeText.markdownCell($0.title) }))
      try write(markdownRow(bodyColumns.map { $0.alignment == .right ? "---:" : "---" }))
      for row in section.rows {
        try write(markdownRow(bodyColumns.map { SafeText.markdownCell($0.cell(row).humanText) }))
      }
    }
  }

  private func markdownRow(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// A row as programs read it.
  func object(_ row: Row) -> JSONValue {
    .object(columns.map { JSONValue.Member($0.id, $0.cell(row).json) })
  }
}
