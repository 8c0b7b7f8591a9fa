import Presentation
import Testing

@Suite("A page of a report")
struct HTMLPageTests {
  private let hostile = "<script>alert(1)</script> & \"x\" \u{202E}txt\u{1B}[2J"

  private func page() -> HTMLPage {
    let table = Table(
      [hostile, "plain"],
      columns: [
        Column("id") { _ in .number(7) },
        Column("late_by", alignment: .right) { _ in Cell(.number(60), words: "1 min", style: .red) },
        Column("group", isHeading: true) { .text($0) }, Column("slug", isFreeText: true) { .text($0) },
      ]
    )
    return HTMLPage(
      title: hostile,
      facts: [hostile, "Tue 24 Nov 2026 14:32 GMT"],
      filters: [hostile],
      sections: [
        HTMLPage.Section(
          title: hostile,
          summary: hostile,
          charts: [
            BarChart(
              title: hostile,
              series: [hostile, "b"],
              rows: [.init(hostile, [1, 2], words: [hostile, hostile])]
            ),
            ColumnChart(title: hostile, series: [hostile, "b"], columns: [.init(hostile, [1, 2])]),
          ],
          table: table.html
        )
      ]
    )
  }

  @Test("runs nothing, loads nothing and shows what people wrote as text, wherever it stands")
  func safe() {
    let html = page().html
    #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    #expect(!html.contains("<script") && !html.contains("\u{202E}") && !html.contains("\u{1B}"))
    for reference in ["http:", "https:", "url(", "src=", "href=", "@import", "<link", "<img"] {
      #expect(!html.contains(reference), "\(reference)")
    }
    // Title, heading, fact, filter, section, summary; captions, labels and words of the charts; a heading and a cell of the table.
    #expect(html.ranges(of: "&lt;script&gt;").count >= 15)
    #expect(html.contains("&#x202E;"))
  }

  @Test("is well formed: what is opened is closed, in order")
  func wellFormed() {
    var open: [String] = []
    var rest = page().html[...]
    let empty: Set<String> = ["meta", "rect", "path", "br"]
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if tag.hasPrefix("/") {
        #expect(open.popLast() == name)
      } else if !tag.hasSuffix("/"), !empty.contains(name) {
        open.append(name)
      }
    }
    #expect(open == [])
  }

  @Test("has its table under headings, numbers at the end and what is late marked")
  func table() {
    let table = Table(
      [1, 1, 2],
      columns: [
        Column("group", isHeading: true) { .text("desk \($0)") },
        Column("late_by", alignment: .right) { Cell(.number(Int64($0)), style: .red) },
      ]
    )
    #expect(
      table.html?.html == """
        <div class="wide"><table>
        <thead><tr><th scope="col" class="number">LATE BY</th></tr></thead>
        <tbody>
        <tr><th scope="rowgroup" colspan="1"><bdi>desk 1</bdi></th></tr>
        <tr><td class="number whole late"><bdi>1</bdi></td></tr>
        <tr><td class="number whole late"><bdi>1</bdi></td></tr>
        </tbody>
        <tbody>
        <tr><th scope="rowgroup" colspan="1"><bdi>desk 2</bdi></th></tr>
        <tr><td class="number whole late"><bdi>2</bdi></td></tr>
        </tbody>
        </table></div>
        """
    )
    #expect(Table([Int](), columns: [Column("id") { .number($0) }]).html == nil)
  }

  @Test("draws bars as long as their values, and none of nothing")
  func bars() throws {
    let chart = BarChart(
      title: "Waiting",
      series: ["draft", "approved"],
      rows: [.init("metro", [3, 1], words: ["4"]), .init("sport", [0, 2], words: ["2"])],
      isStacked: true
    )
    let widths = chart.svg.matches(of: /<rect [^>]* width="([0-9.]+)"/).compactMap { Double($0.1) }
    try #require(widths.count == 3)
    #expect(abs(widths[0] / widths[1] - 3) < 0.02 && abs(widths[2] / widths[1] - 2) < 0.02)
    #expect(BarChart(title: "", series: ["a"], rows: [.init("x", [0], words: [""])]).isEmpty)
    let columns = ColumnChart(title: "Days", series: ["a"], columns: (1...40).map { .init("\($0) Nov", [Double($0)]) })
    let heights = columns.svg.matches(of: /<rect [^>]* height="([0-9.]+)"/).compactMap { Double($0.1) }
    #expect(heights.count == 40 && heights == heights.sorted())
    // Not every day is named: there is no room.
    #expect(columns.svg.ranges(of: " Nov<").count < 20)
  }

  @Test(
    "has an axis of round numbers",
    arguments: [(1.0, 1.0), (4, 1), (7, 2), (23, 5), (48, 10), (99, 20), (240, 50), (2400, 500)]
  )
  func axis(highest: Double, step: Double) {
    #expect(ColumnChart.step(for: highest) == step)
  }
}
