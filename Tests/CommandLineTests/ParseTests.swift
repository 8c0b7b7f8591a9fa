import Foundation
import Testing

@Suite("Reading a page with no newsroom", .timeLimit(.minutes(10)))
struct ParseTests {
  private func parse(_ arguments: [String], input: String) async throws -> Outcome {
    var outcome: Outcome?
    try await Account.use { account in
      // Were one asked for, it would be missed.
      let lost = account.with(["PGHOST": "/nowhere", "NEWSDESK_HOME": nil])
      outcome = try await lost.newsdesk(["parse"] + arguments, input: input)
    }
    return try outcome.orThrow("an outcome")
  }

  @Test("gives each story once, with its caption, credit and text, and says what was taken out")
  func page() async throws {
    let outcome = try await parse(["page", "-", "--json"], input: Pages.two)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let stories = try JSON.objects(outcome.output)
    #expect(stories.compactMap { $0["headline"] as? String } == [Pages.lantern, Pages.quarry])
    #expect(stories.compactMap { ($0["body"] as? [String])?.count } == [3, 3])
    let captions = try stories.map { try ($0["captions"] as? [[String: Any]]).orThrow("captions") }
    #expect(captions.map(\.count) == [1, 1])
    #expect(captions[0][0]["agencies"] as? [String] == ["Reuters"])
    #expect(captions[0][0]["flags"] as? [String] == ["file"])
    #expect(captions[1][0]["creators"] as? [String] == ["Tilda Marsh"])
    #expect(captions[1][0]["date"] as? String == "2026-03-03")
    #expect(stories.allSatisfy { ($0["removed"] as? [[String: Any]])?.isEmpty == false })
  }

  @Test("explains what became of every line, in every format")
  func explained() async throws {
    let page =
      "World\nTram approved\n\nA tram (AFP)\nA tram (AFP)\nTT\n\nTram approved\nBy Ana Souza\nIt was approved on Sunday.\n"
    let table = try await parse(["page", "-", "--explain"], input: page)
    #expect(table.status == 0)
    #expect(
      table.lines == [
        "line\tstory\tfate\twhy\ttext", "1\t1\tdropped\tabove the headline\tWorld",
        "2\t1\tkept\theadline\tTram approved",
        "4\t1\tkept\tcaption 1\tA tram", "4\t1\tmoved\tto the credit of caption 1\t(AFP)",
        "5\t1\tcollapsed\trepeat of the caption (line 4)\tA tram (AFP)", "6\t1\tdropped\ttext-size widget\tTT",
        "8\t1\tcollapsed\trepeat of the headline (line 2)\tTram approved",
        "9\t1\tmoved\tmoved to the byline\tBy Ana Souza", "10\t1\tkept\tparagraph 1\tIt was approved on Sunday.",
      ]
    )
    let rows = try JSON.objects(try await parse(["page", "-", "--explain", "-f", "json"], input: page).output)
    #expect(rows.compactMap { $0["fate"] as? String }.count == 9)
    let codes = try await parse(["page", "-", "--explain", "--json=line,code"], input: page)
    #expect(try JSON.objects(codes.output).compactMap { $0["code"] as? String }.first == "above-headline")
    for format in ["ndjson", "csv", "tsv"] {
      let outcome = try await parse(["page", "-", "--explain", "-f", format], input: page)
      #expect(outcome.status == 0)
      #expect(outcome.lines.count == (format == "ndjson" ? 9 : 10))
    }
  }

  @Test("gives its stories in every format")
  func formats() async throws {
    let page = "Tram approved\n\nA tram (AFP)\n\nIt was approved on Sunday.\n"
    let ndjson = try await parse(["page", "-", "-f", "ndjson"], input: page)
    #expect(try JSON.object(ndjson.output)["headline"] as? String == "Tram approved")
    let rows = try await parse(["page", "-", "-f", "tsv"], input: page)
    #expect(rows.lines.last == "1\t1\t5\t0\ten\t\tTram approved")
    let fields = try await parse(["page", "-", "--json=headline"], input: page)
    #expect(try JSON.objects(fields.output).first?.count == 1)
  }

  @Test("reads an HTML page by the same rules, and accounts for what it drops")
  func hyperText() async throws {
    let page = """
      <!DOCTYPE html><html lang="de"><head><title>Tram</title><meta name="author" content="Ana Souza"></head><body>
      <nav>Home</nav><article><h1>Tram approved</h1><figure><img alt="A tram"><figcaption>A tram. Photograph: Ida
      Rook/Getty Images</figcaption></figure><p>Share</p><p>It was approved on Sunday.</p><p>© 2024 Reuters</p></article>
      <aside>Most read</aside></body></html>
      """
    let outcome = try await parse(["page", "-", "--json"], input: page)
    #expect(outcome.errors == "")
    let story = try JSON.objects(outcome.output)[0]
    #expect(story["headline"] as? String == "Tram approved")
    #expect(story["byline"] as? String == "Ana Souza")
    #expect(story["language"] as? String == "de")
    #expect(story["body"] as? [String] == ["It was approved on Sunday."])
    #expect((story["captions"] as? [[String: Any]])?.first?["creators"] as? [String] == ["Ida Rook"])
    #expect(story["copyright"] as? String == "© 2024 Reuters")
    let explained = try await parse(["page", "-", "--explain", "--json=fate,why"], input: page)
    let fates = try JSON.objects(explained.output).compactMap { row in (row["why"] as? String) }
    #expect(
      fates == [
        "navigation", "headline", "words in place of a picture", "caption 1", "to the credit of caption 1", "share bar",
        "paragraph 1", "moved to the copyright notice", "aside", "moved to the byline",
      ]
    )
    let deep = try await parse(["page", "-"], input: "<html>" + String(repeating: "<div>", count: 5_000))
    #expect(deep.status == 65)
    #expect(deep.errors.contains("nested too deeply"))
  }

  @Test("reads credit lines one for one, as many as come")
  func credits() async throws {
    let one = try await parse(["credit", "(Tilda Marsh/Pool Photo via AP)", "--json"], input: "")
    #expect(try JSON.object(one.output)["creators"] as? [String] == ["Tilda Marsh"])
    let lines = try await parse(["credit", "-", "-f", "ndjson"], input: "REUTERS/Tilda Marsh\n\n(AFP)\n")
    #expect(lines.status == 0)
    #expect(lines.lines.count == 3)
    #expect(try JSON.object(String(lines.lines[2]))["agencies"] as? [String] == ["AFP"])
  }

  @Test("gives one object for each line, whatever it holds: blank, no UTF-8, no line end")
  func alignment() async throws {
    try await Account.use { account in
      let lines = try await account.shell(
        #"printf '\357\273\277REUTERS/Tilda Marsh\r\n\nJos\351 P\351rez/EFE\n\001\000\n(AFP)' | newsdesk parse credit -f json"#
      )
      #expect(lines.status == 0 && lines.errors == "")
      let objects = try lines.lines.map { try JSON.object(String($0)) }
      #expect(objects.compactMap { ($0["agencies"] as? [String])?.first } == ["Reuters", "EFE", "AFP"])
      #expect(objects.count == 5)
      #expect(
        Set(objects[0].keys) == [
          "raw", "creators", "agencies", "via", "flags", "licence", "ambiguous", "explain",
        ]
      )
      #expect(objects[0]["raw"] as? String == "REUTERS/Tilda Marsh")
      #expect(objects[1]["raw"] as? String == "" && objects[1]["ambiguous"] as? Bool == false)
      #expect(objects[2]["creators"] as? [String] == ["José Pérez"] && objects[2]["ambiguous"] as? Bool == true)
    }
  }

  @Test("explains a credit line in words, and in order where many come")
  func explainedPage() async throws {
    let one = try await parse(["credit", "(AP Photo/Stringer, File)", "--explain"], input: "")
    #expect(one.status == 0)
    #expect(one.output.contains("  agencies  AP\n") && one.output.contains("stands in for a name and is nobody's"))
    let input = (0..<20_000).map { "Tilda Marsh/Agency Number \($0)\n" }.joined()
    let many = try await parse(["credit", "-f", "ndjson"], input: input)
    #expect(many.lines.count == 20_000)
    for (number, line) in many.lines.enumerated() where !line.contains("Number \(number)\"") {
      Issue.record("line \(number) is \(line)")
      break
    }
  }

  @Test("reads datelines and advisories one for one, with null for what is absent")
  func linesOfTheDesk() async throws {
    let dateline = try await parse(["dateline", "KANSAS CITY, Mo. (AP) — Police", "--json"], input: "")
    let place = try JSON.object(dateline.output)
    #expect(place["city"] as? String == "KANSAS CITY")
    #expect(place["region"] as? String == "Mo.")
    #expect(place["date"] is NSNull)
    let advisories = try await parse(
      ["advisory", "-", "-f", "ndjson"],
      input: "STORY WITHDRAWN\n\nThe oil embargo bites\n"
    )
    #expect(advisories.status == 0)
    let kinds = try advisories.lines.map { try JSON.object(String($0))["kind"] as? String }
    #expect(kinds == ["kill", nil, nil])
    let table = try await parse(["advisory", "EMBARGOED UNTIL 00:01 GMT 25 AUGUST 2026", "-f", "tsv"], input: "")
    #expect(table.lines.last?.hasPrefix("embargo\t2026-08-25T00:01:00Z") == true)
  }
}
