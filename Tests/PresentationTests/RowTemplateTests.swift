import Presentation
import Testing

@Suite("A template of somebody's own")
struct RowTemplateTests {
  private struct Story: Sendable {
    var id: Int
    var slug: String
    var isLate = false
    var readers: [String] = []
  }

  private let table = Table(
    [
      Story(id: 214, slug: "mayor-<budget>", isLate: true, readers: ["ana", "ben"]),
      Story(id: 7, slug: "ferry\u{1B}[2J"),
    ],
    columns: [
      Column("id") { .number($0.id) },
      Column("state") { _ in .code("in_review") },
      Column("late") { Cell(.flag($0.isLate)) },
      Column("readers") { .list($0.readers) },
      Column("due", isOnRequest: true) { _ in .missing("no time") },
      Column("slug", isFreeText: true) { .text($0.slug) },
    ]
  )

  private func filled(_ template: String) throws -> String {
    var text = ""
    try table.render(by: try RowTemplate(template)) { text += $0 }
    return text
  }

  @Test("is filled in for each row, a line each, and nothing is taken for HTML")
  func rows() throws {
    #expect(try filled("{{id}} {{slug}}") == "214 mayor-<budget>\n7 ferry<U+1B>[2J\n")
    #expect(try filled("{{{slug}}}").hasPrefix("mayor-<budget>\n"))
  }

  @Test("has line ends and tabs as other programs write them")
  func escapes() throws {
    #expect(try filled("{{id}}\\t{{state}}\\n").hasPrefix("214\tin_review\n7\t"))
    #expect(try filled("a\\\\n{{id}}\\q").hasPrefix("a\\n214\\q\n"))
  }

  @Test("asks whether, and goes through lists")
  func sections() throws {
    #expect(try filled("{{#late}}LATE {{/late}}{{id}}{{^late}} ok{{/late}}") == "LATE 214\n7 ok\n")
    #expect(try filled("{{#readers}}{{.}};{{/readers}}") == "ana;ben;\n\n")
  }

  @Test("reads what programs read, and under words what people do")
  func words() throws {
    #expect(
      try filled("{{state}}, {{words.state}}, {{due}}, {{words.due}}").hasPrefix("in_review, in review, , no time\n")
    )
  }

  @Test("that names a field which there is not is refused, with those that there are")
  func unknown() throws {
    let problem = #expect(throws: RowTemplate.Problem.self) { try filled("{{slugg}}") }
    #expect("\(String(describing: problem))".contains("slugg"))
    #expect(throws: RowTemplate.Problem.self) { try table.check(try RowTemplate("{{words.colour}}")) }
    try table.check(try RowTemplate("{{due}} {{#readers}}{{.}}{{/readers}}"))
  }

  @Test("that can't be read is refused", arguments: ["{{id", "{{#late}}x", "{{/late}}"])
  func syntax(_ text: String) {
    #expect(throws: RowTemplate.Problem.self) { try RowTemplate(text) }
  }
}
