import Templates
import Testing

@Suite("A template of somebody's own")
struct RowTemplateTests {
  private let stories: [[TemplateField]] = [
    [
      .init("id", .number(214), words: "214"), .init("state", .text("in_review"), words: "in review"),
      .init("late", .flag(true), words: "yes"), .init("readers", .list(["ana", "ben"]), words: "ana, ben"),
      .init("due", .missing, words: "no time"), .init("slug", .text("mayor-<budget>"), words: "mayor-<budget>"),
    ],
    [
      .init("id", .number(7), words: "7"), .init("state", .text("in_review"), words: "in review"),
      .init("late", .flag(false), words: "no"), .init("readers", .list([]), words: ""),
      .init("due", .missing, words: "no time"), .init("slug", .text("ferry"), words: "ferry"),
    ],
  ]

  private func filled(_ template: String) throws -> String {
    let template = try RowTemplate(template)
    return try stories.map { try template.rendered($0) }.joined()
  }

  @Test("is filled in for each row, a line each, and nothing is taken for HTML")
  func rows() throws {
    #expect(try filled("{{id}} {{slug}}") == "214 mayor-<budget>\n7 ferry\n")
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
    #expect(throws: RowTemplate.Problem.self) { try filled("{{words.colour}}") }
  }

  @Test("that can't be read is refused", arguments: ["{{id", "{{#late}}x", "{{/late}}"])
  func syntax(_ text: String) {
    #expect(throws: RowTemplate.Problem.self) { try RowTemplate(text) }
  }
}
