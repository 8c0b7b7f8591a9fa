extension Table {
  /// Free text is never cut below this, however narrow the terminal: it wraps instead.
  private var leastFreeText: Int { 16 }
  private var gap: Int { 2 }

  /// For people: the caption, upper-case titles, words in place of codes, columns in line.
  func renderAligned<Failure: Error>(
    on terminal: Terminal,
    to write: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let columns = bodyColumns
    let titles = columns.map { SafeText.terminal($0.title) }
    let sections = sections
    let lines = sections.map { section in
      section.rows.map { row in
        columns.map { column in
          let cell = column.cell(row)
          return (text: SafeText.terminal(cell.humanText), style: cell.style)
        }
      }
    }
    var widths = titles.map { DisplayWidth.of($0) }
    for line in lines.joined() {
      for (index, cell) in line.enumerated() { widths[index] = max(widths[index], DisplayWidth.of(cell.text)) }
    }
    if let last = columns.last, last.isFreeText {
      let others = widths.dropLast().reduce(0) { $0 + $1 + gap }
      widths[widths.count - 1] = min(widths[widths.count - 1], max(leastFreeText, terminal.width - others))
    }

    cut(&widths, to: terminal.width)
    // Columns that the screen breaks are none.
    if widths.reduce(-gap, { $0 + $1 + gap }) > terminal.width { return try renderBlocks(on: terminal, to: write) }

    if let caption {
      let whole = widths.reduce(-gap) { $0 + $1 + gap }
      try write(captionLine(caption, width: min(whole, terminal.width)))
    }
    if !rows.isEmpty {
      try write(aligned(titles.map { ($0, nil) }, widths: widths, on: terminal, style: .dim))
    }
    for (section, lines) in zip(sections, lines) {
      if let heading = section.heading {
        let line = DisplayWidth.truncate(
          SafeText.terminal(heading),
          to: terminal.width,
          ellipsis: terminal.symbols.ellipsis
        )
        try write(terminal.paint(line, .bold) + "\n")
      }
      for line in lines { try write(aligned(line, widths: widths, on: terminal)) }
    }
  }

  /// Takes from the widest of those that can be cut until the rows fit, or until all of them are at their least.
  private func cut(_ widths: inout [Int], to screen: Int) {
    let columns = bodyColumns
    var excess = widths.reduce(-gap) { $0 + $1 + gap } - screen
    while excess > 0 {
      let able = widths.indices.filter { columns[$0].canBeCut && widths[$0] > leastFreeText }
      guard let widest = able.max(by: { widths[$0] < widths[$1] }) else { return }
      let next = able.filter { $0 != widest }.map { widths[$0] }.max() ?? leastFreeText
      let taken = min(excess, max(1, widths[widest] - max(next, leastFreeText)))
      widths[widest] -= taken
      excess -= taken
    }
  }

  private func aligned(
    _ cells: [(text: String, style: Style?)],
    widths: [Int],
    on terminal: Terminal,
    style lineStyle: Style? = nil
  ) -> String {
    let columns = bodyColumns
    var line = ""
    var blanks = 0
    for (index, cell) in cells.enumerated() {
      let text =
        columns[index].isFreeText || columns[index].canBeCut
        ? DisplayWidth.truncate(cell.text, to: widths[index], ellipsis: terminal.symbols.ellipsis) : cell.text
      let free = widths[index] - DisplayWidth.of(text)
      if columns[index].alignment == .right { blanks += free }
      // Blanks are written once something follows them, so that no line ends in any.
      if !text.isEmpty {
        line += String(repeating: " ", count: blanks) + terminal.paint(text, cell.style ?? lineStyle)
        blanks = 0
      }
      blanks += (columns[index].alignment == .left ? free : 0) + gap
    }
    return line + "\n"
  }

  private func captionLine(_ caption: Caption, width: Int) -> String {
    let (left, right) = (SafeText.terminal(caption.left), SafeText.terminal(caption.right))
    if right.isEmpty { return left + "\n" }
    let blanks = max(gap, width - DisplayWidth.of(left) - DisplayWidth.of(right))
    return left + String(repeating: " ", count: blanks) + right + "\n"
  }
}
