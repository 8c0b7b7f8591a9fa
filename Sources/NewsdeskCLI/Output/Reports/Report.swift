import Desk
import Presentation

/// A report in parts: each a table in any format, and all of them together a page with charts.
struct Report {
  var title: String
  /// What it is narrowed to, and the time that it is of.
  var filters: [String]
  var parts: [Part]

  struct Part {
    /// As `--part` names it.
    var name: String
    var title: String
    /// What its figures come to, in a line.
    var summary: String?
    var charts: [any HTMLChart] = []
    var table: any RenderableTable
    /// What is said where the table is empty.
    var nothing: String
  }
}

/// Which part of a report is written.
protocol ReportPartName: RawRepresentable where RawValue == String {
  static var all: Self { get }
}

extension CommandContext {
  /// Writes a report as it was asked for. A page holds all parts; formats for programs hold one.
  ///
  /// - Parameter times: now, as the newsroom's clock has it.
  func write(
    _ report: Report,
    part: some ReportPartName,
    _ output: OutputOptions,
    _ page: PageOption,
    _ session: SessionContext,
    _ times: Times
  ) async throws {
    if let path = page.html {
      try await writePage(report, to: path, session, times)
      if !output.isChosen { return }
    }
    guard part.rawValue == type(of: part).all.rawValue else {
      guard let chosen = report.parts.first(where: { $0.name == part.rawValue }) else { return }
      try write(chosen.table, output)
      if chosen.table.isEmpty, output.isTable { note(chosen.nothing) }
      return
    }
    let isForPeople =
      output.chosenFormat == .md || (output.chosenFormat == .table && screen.isTerminal && output.output == nil)
    guard isForPeople, output.jsonFields == nil else {
      throw ErrorReport(
        "A format for programs holds one part of the report.",
        ["Choose it: --part \(report.parts[0].name)", "Parts: " + report.parts.map(\.name).joined(separator: ", ")],
        status: .usage,
        code: "one_part"
      )
    }
    try write(output) { stream, terminal in
      for (index, part) in report.parts.enumerated() {
        try stream.write(index == 0 ? "" : "\n")
        try stream.write(
          output.chosenFormat == .md
            ? "## \(SafeText.markdown(part.title))\n\n" : terminal.paint(SafeText.terminal(part.title), .bold) + "\n"
        )
        if part.table.isEmpty {
          try stream.write(part.nothing + "\n")
        } else {
          // What stands above the first is of all.
          let table = index == 0 ? part.table : part.table.uncaptioned()
          try table.render(as: output.chosenFormat, on: terminal) { try stream.write($0) }
        }
      }
    }
  }

  /// Writes all of a report as a page.
  ///
  /// - Parameter path: a file, whole or not at all; `-` for stdout.
  func writePage(_ report: Report, to path: String, _ session: SessionContext, _ times: Times) async throws {
    let page = HTMLPage(
      title: report.title,
      facts: [try await session.newsroom.name(), times.now.lasting],
      filters: report.filters,
      sections: report.parts.map { part in
        HTMLPage.Section(
          title: report.parts.count > 1 ? part.title : nil,
          summary: part.table.isEmpty ? part.nothing : part.summary,
          charts: part.charts,
          table: part.table.html
        )
      }
    )
    guard path != "-" else { return try stdout.write(page.html) }
    let file = try OutputFile(path: path)
    try file.output.write(page.html)
    try file.commit()
  }
}
