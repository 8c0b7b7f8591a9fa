/// A report as one page that needs nothing beside it, and may run and load nothing: for a browser, an e-mail or a printer.
public struct HTMLPage: Sendable {
  /// What it is: `What waits`.
  public var title: String
  /// Whose it is, and as of when: `The Harbour Post`, `Tue 24 Nov 2026 14:32 GMT`.
  public var facts: [String]
  /// What it is narrowed to; nothing for all.
  public var filters: [String]
  public var sections: [Section]

  public struct Section: Sendable {
    /// Nil for the only one.
    public var title: String?
    /// What the figures say, in a line.
    public var summary: String?
    public var charts: [any HTMLChart]
    /// Nil where there is nothing to list.
    public var table: HTMLTable?

    public init(title: String? = nil, summary: String? = nil, charts: [any HTMLChart] = [], table: HTMLTable? = nil) {
      self.title = title
      self.summary = summary
      self.charts = charts
      self.table = table
    }
  }

  public init(title: String, facts: [String], filters: [String], sections: [Section]) {
    self.title = title
    self.facts = facts
    self.filters = filters
    self.sections = sections
  }

  public var html: String {
    let subtitle = facts.map { "<span dir=\"auto\">\(SafeText.html($0))</span>" }.joined(separator: " · ")
    let filters = filters.map { "<li dir=\"auto\">\(SafeText.html($0))</li>" }.joined()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(SafeText.html((facts.prefix(1) + [title]).joined(separator: ": ")))</title>
      <style>
      \(Self.stylesheet)
      </style>
      </head>
      <body>
      <header>
      <h1>\(SafeText.html(title))</h1>
      <p class="facts">\(subtitle)</p>\(filters.isEmpty ? "" : "\n<ul class=\"filters\">\(filters)</ul>")
      </header>
      <main>
      \(sections.map(Self.element).joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private static func element(_ section: Section) -> String {
    var parts = ["<section>"]
    if let title = section.title { parts.append("<h2>\(SafeText.html(title))</h2>") }
    if let summary = section.summary { parts.append("<p class=\"summary\">\(SafeText.html(summary))</p>") }
    parts += section.charts.filter { !$0.isEmpty }.map { chart in
      "<figure>\n<figcaption>\(SafeText.html(chart.title))</figcaption>\n\(chart.legend)\(chart.svg)\n</figure>"
    }
    if let table = section.table { parts.append(table.html) }
    return (parts + ["</section>"]).joined(separator: "\n")
  }
}
