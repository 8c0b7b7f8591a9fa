import Presentation
import Testing

@Suite("One table, the same rows in every format")
struct TableTests {
  struct Waiting {
    var id: Int
    var state: String
    var due: LocalTime
    var dueWords: String
    var person: String?
    var slug: String
    var desks: [String] = []
  }

  static func due(_ hour: Int, _ minute: Int) -> LocalTime {
    LocalTime(year: 2026, month: 11, day: 24, hour: hour, minute: minute, utcOffset: 0, zone: "GMT")
  }

  let pending = Table(
    [
      Waiting(
        id: 214,
        state: "in_review",
        due: due(14, 4),
        dueWords: "28 min late",
        person: "Ana Souza",
        slug: "mayor-budget-vote"
      ),
      Waiting(
        id: 219,
        state: "submitted",
        due: due(15, 15),
        dueWords: "in 43 min",
        person: "高橋 愛",
        slug: "school-closures",
        desks: ["metro", "sport"]
      ),
      Waiting(
        id: 223,
        state: "submitted",
        due: due(17, 32),
        dueWords: "in 3 h",
        person: nil,
        slug: "ferry\u{1B}[2J\nfire"
      ),
    ],
    columns: [
      // Declared first, and still last: it is free text.
      Column("slug", isFreeText: true) { .text($0.slug) },
      Column("id") { .number($0.id) },
      Column("state") { .code($0.state) },
      Column("due") { .instant($0.due, $0.dueWords, style: $0.dueWords.hasSuffix("late") ? .red : nil) },
      Column("waiting_on") { .text($0.person, orWords: "any metro editor") },
      Column("desks", isOnRequest: true) { .list($0.desks) },
    ],
    caption: .init("metro: 4 waiting, 1 late", right: "Tue 24 Nov 14:32 GMT")
  )
  let pipe = Terminal(isTerminal: false)

  @Test("On a terminal it is aligned, in words, with free text last")
  func terminal() {
    #expect(
      pending.rendered(as: .table, on: Terminal(isTerminal: true, width: 80)) == """
        metro: 4 waiting, 1 late                           Tue 24 Nov 14:32 GMT
        ID   STATE      DUE          WAITING ON        SLUG
        214  in review  28 min late  Ana Souza         mayor-budget-vote
        219  submitted  in 43 min    高橋 愛           school-closures
        223  submitted  in 3 h       any metro editor  ferry<U+1B>[2J<U+0A>fire

        """
    )
  }

  @Test("In a pipe it is the same rows and columns as TSV, with codes and RFC 3339")
  func piped() {
    let text = pending.rendered(as: .table, on: pipe)
    #expect(
      text == """
        id\tstate\tdue\twaiting_on\tslug
        214\tin_review\t2026-11-24T14:04:00+00:00\tAna Souza\tmayor-budget-vote
        219\tsubmitted\t2026-11-24T15:15:00+00:00\t高橋 愛\tschool-closures
        223\tsubmitted\t2026-11-24T17:32:00+00:00\t\tferry<U+1B>[2J\\nfire

        """
    )
    #expect(text == pending.rendered(as: .tsv, on: Terminal(isTerminal: true, usesColor: true)))
  }

  @Test("A narrow screen cuts the free text and no other column")
  func narrow() {
    let lines = pending.rendered(as: .table, on: Terminal(isTerminal: true, width: 63)).split(separator: "\n")
    #expect(lines[2] == "214  in review  28 min late  Ana Souza         mayor-budget-vo…")
    let ascii = Terminal(isTerminal: true, width: 63, symbols: .ascii)
    #expect(pending.rendered(as: .table, on: ascii).contains("Ana Souza         mayor-budget-...\n"))
  }

  @Test(
    "A screen that is narrower still cuts what may be cut, the widest first, and has lines of names and values at last"
  )
  func narrower() {
    let table = Table(
      [["a long name that says much", "newsdesk photo credit 1/2", "another long name, and more"]],
      columns: [
        Column("who", canBeCut: true) { .text($0[0]) },
        Column("fix") { .text($0[1]) },
        Column("finding", isFreeText: true) { .text($0[2]) },
      ]
    )
    func row(_ width: Int) -> Substring? {
      table.rendered(as: .table, on: Terminal(isTerminal: true, width: width)).split(separator: "\n").last
    }
    #expect(row(90) == "a long name that says much  newsdesk photo credit 1/2  another long name, and more")
    #expect(row(65) == "a long name that sa…  newsdesk photo credit 1/2  another long na…")
    #expect(row(40) == "Finding: another long name, and more")
    #expect(table.rendered(as: .tsv, on: pipe).contains("a long name that says much\t"))
  }

  @Test("Colours are painted around the words and don't move the columns")
  func colour() {
    let text = pending.rendered(as: .table, on: Terminal(isTerminal: true, usesColor: true))
    #expect(text.contains("214  in review  \u{1B}[31m28 min late\u{1B}[0m  Ana Souza"))
    #expect(text.contains("\u{1B}[2mID\u{1B}[0m   \u{1B}[2mSTATE"))
  }

  @Test("JSON is an array with an object a line, null where nothing is")
  func json() {
    #expect(
      pending.rendered(as: .json, on: pipe) == """
        [
          {"id":214,"state":"in_review","due":"2026-11-24T14:04:00+00:00","waiting_on":"Ana Souza","slug":"mayor-budget-vote"},
          {"id":219,"state":"submitted","due":"2026-11-24T15:15:00+00:00","waiting_on":"高橋 愛","slug":"school-closures"},
          {"id":223,"state":"submitted","due":"2026-11-24T17:32:00+00:00","waiting_on":null,"slug":"ferry\\u001b[2J\\nfire"}
        ]

        """
    )
  }

  @Test("Fields can be chosen, in any order, those on request among them")
  func selection() throws {
    let chosen = try pending.selecting(["desks", "id"])
    #expect(
      chosen.rendered(as: .ndjson, on: pipe).split(separator: "\n")[1] == #"{"desks":["metro","sport"],"id":219}"#
    )
    #expect(try pending.selecting(["desks"]).rendered(as: .csv, on: pipe) == "desks\n\n\"metro, sport\"\n\n")
  }

  @Test("An unknown field is refused, with all that there are")
  func unknownField() {
    let error = #expect(throws: UnknownFields.self) { try pending.selecting(["id", "headline", "\u{1B}x"]) }
    #expect(
      error?.description
        == #"There is no field "headline" or "<U+1B>x". Fields: id, state, due, waiting_on, slug, desks"#
    )
    #expect(throws: UnknownFields.self) { try pending.selecting([]) }
  }

  @Test("CSV, ids, count and Markdown tell the same rows")
  func others() {
    #expect(pending.rendered(as: .csv, on: pipe).hasPrefix("id,state,due,waiting_on,slug\n214,in_review,"))
    #expect(pending.rendered(as: .ids, on: pipe) == "214\n219\n223\n")
    #expect(pending.rendered(as: .count, on: pipe) == "3\n")
    #expect(
      pending.rendered(as: .md, on: pipe) == """
        | ID | STATE | DUE | WAITING ON | SLUG |
        | --- | --- | --- | --- | --- |
        | 214 | in review | 28 min late | Ana Souza | mayor-budget-vote |
        | 219 | submitted | in 43 min | 高橋 愛 | school-closures |
        | 223 | submitted | in 3 h | any metro editor | ferry\\<U+1B\\>\\[2J<br>fire |

        """
    )
  }

  @Test(
    "No rows are still a valid document",
    arguments: [
      (OutputFormat.table, "id\n"), (.tsv, "id\n"), (.csv, "id\n"), (.json, "[]\n"), (.ndjson, ""),
      (.md, "| ID |\n| --- |\n"), (.ids, ""), (.count, "0\n"),
    ]
  )
  func empty(format: OutputFormat, text: String) {
    #expect(Table([Waiting](), columns: [Column("id") { .number($0.id) }]).rendered(as: format, on: pipe) == text)
  }

  @Test("Numbers stand at the right, quantities with their thousands apart")
  func numbers() {
    let table = Table(
      [4_812, -5, 30],
      columns: [Column("entries", alignment: .right) { .quantity($0) }, Column("even") { Cell(.flag($0 % 2 == 0)) }]
    )
    #expect(
      table.rendered(as: .table, on: Terminal(isTerminal: true)) == """
        ENTRIES  EVEN
          4,812  yes
             -5  no
             30  yes

        """
    )
    #expect(table.rendered(as: .csv, on: pipe) == "entries,even\n4812,true\n-5,false\n30,true\n")
  }

  @Test("rows that stand together have a heading for people, and what they have in common in each row for programs")
  func headings() {
    var table = Table(
      pending.rows,
      columns: [
        Column("id") { .number($0.id) }, Column("group", isHeading: true) { .code($0.state) },
        Column("slug", isFreeText: true) { .text($0.slug) },
      ]
    )
    table.headingNote = { "\($0.count) waiting" }
    #expect(
      table.rendered(as: .table, on: Terminal(isTerminal: true)) == """
        ID   SLUG
        in review: 1 waiting
        214  mayor-budget-vote
        submitted: 2 waiting
        219  school-closures
        223  ferry<U+1B>[2J<U+0A>fire

        """
    )
    #expect(table.rendered(as: .csv, on: pipe).hasPrefix("id,group,slug\n214,in_review,mayor-budget-vote\n"))
    #expect(
      table.rendered(as: .md, on: pipe).hasPrefix(
        "### in review: 1 waiting\n\n| ID | SLUG |\n| --- | --- |\n| 214 | mayor-budget-vote |\n\n### submitted: 2 waiting\n\n"
      )
    )
  }
}
