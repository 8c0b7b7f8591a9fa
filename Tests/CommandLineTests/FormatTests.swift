import Foundation
import Testing

@Suite("A list in every format", .timeLimit(.minutes(10)))
struct FormatTests {
  @Test("a pipe gets the table's rows and columns, separated by tabs")
  func pipe() async throws {
    try await ServerNewsroom.open { room in
      let table = try await room.nadia("pending")
      #expect(table.status == 0)
      #expect(table.errors == "")
      #expect(table.lines.first == "id\tdesk\tstate\tdue\twaiting_on\tslug")
      #expect(table.lines.count == 3)
      #expect(table.lines.contains { $0.hasPrefix("1\tmetro\tdraft\t\tNadia Rahal\tlantern-festival") })
      #expect(try await room.nadia("pending", "-f", "table").output == table.output)
      #expect(try await room.nadia("pending", "-f", "tsv").output == table.output)
    }
  }

  @Test("csv, md, ids and count say the same in their own ways")
  func others() async throws {
    try await ServerNewsroom.open { room in
      let csv = try await room.nadia("pending", "-f", "csv")
      #expect(csv.lines.first == "id,desk,state,due,waiting_on,slug")
      #expect(csv.lines.contains { $0.hasPrefix("2,metro,draft,,Nadia Rahal,quarry-at-hallin-moor") })
      let markdown = try await room.nadia("pending", "-f", "md")
      #expect(
        markdown.lines.prefix(2) == [
          "| ID | DESK | STATE | DUE | WAITING ON | SLUG |", "| --- | --- | --- | --- | --- | --- |",
        ]
      )
      #expect(markdown.lines.count == 4)
      #expect(Set(try await room.nadia("pending", "-f", "ids").lines) == ["1", "2"])
      #expect(try await room.nadia("pending", "-f", "count").output == "2\n")
    }
  }

  @Test("json is one document and ndjson one for each row, with typed values")
  func json() async throws {
    try await ServerNewsroom.open { room in
      let document = try await room.nadia("pending", "--json")
      let rows = try JSON.objects(document.output)
      #expect(rows.count == 2)
      #expect(rows.allSatisfy { Set($0.keys) == ["id", "desk", "state", "due", "waiting_on", "slug"] })
      #expect(rows.compactMap { $0["id"] as? Int }.sorted() == [1, 2])
      #expect(rows.allSatisfy { $0["due"] is NSNull })
      let lines = try await room.nadia("pending", "-f", "ndjson").lines
      #expect(try lines.map { try JSON.object(String($0))["slug"] as? String } == rows.map { $0["slug"] as? String })
    }
  }

  @Test("--json=FIELDS chooses fields and their order, those of no column included; an unknown one is named")
  func fields() async throws {
    try await ServerNewsroom.open { room in
      let chosen = try await room.nadia("pending", "--json=slug,version,id")
      #expect(try JSON.objects(chosen.output).allSatisfy { Set($0.keys) == ["slug", "version", "id"] })
      #expect(
        chosen.output.contains(
          "{\"slug\":\"quarry-at-hallin-moor-to-close-after-a-century-of-slate\",\"version\":1,\"id\":2}"
        )
      )

      let unknown = try await room.nadia("pending", "--json=id,slgu")
      #expect(unknown.status == 64)
      #expect(unknown.output == "")
      #expect(unknown.errors.contains("\"slgu\""))
      #expect(unknown.errors.contains("Fields: id, desk, state"))
      let document = try await room.nadia("draft", "show", "1", "--json=id,sate")
      #expect(document.status == 64)
      #expect(document.output == "")
      #expect(document.errors.contains("\"sate\""))
    }
  }

  @Test("two formats at once contradict each other, and an unknown one is refused")
  func contradictions() async throws {
    try await ServerNewsroom.open { room in
      let both = try await room.nadia("pending", "--json", "-f", "csv")
      #expect(both.status == 64)
      #expect(both.output == "")
      let unknown = try await room.nadia("pending", "-f", "xml")
      #expect(unknown.status == 64)
      #expect(unknown.errors.contains("table, tsv, csv, json, ndjson, md, ids"))
    }
  }

  @Test("a limit that is none is refused: 64", arguments: ["-1", "0", "9223372036854775807"])
  func badLimit(limit: String) async throws {
    try await ServerNewsroom.open { room in
      for command in [["pending"], ["draft", "list"]] {
        let outcome = try await room.nadia.account.newsdesk(command + ["--limit=\(limit)"])
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("--limit takes a number from 1"))
      }
    }
  }

  @Test("a new story is told in the format that was asked for, and goes into the file that was named")
  func newStory() async throws {
    try await ServerNewsroom.open { room in
      let new = ["draft", "new", "--desk", "metro", "--headline", "Ferry back"]
      let json = try await room.nadia.account.newsdesk(new + ["--json=slug,state"])
      #expect(json.output == "[\n  {\"slug\":\"ferry-back\",\"state\":\"draft\"}\n]\n")
      let file = room.nadia.account.folder + "/new.tsv"
      let written = try await room.nadia.account.newsdesk(new + ["-f", "tsv", "-o", file])
      #expect(written.output == "")
      #expect(try room.nadia.account.contents("new.tsv").hasPrefix("id\tstate\tdue\twords\tslug\n"))
    }
  }

  @Test("a list that --limit cuts says so on stderr")
  func limit() async throws {
    try await ServerNewsroom.open { room in
      let cut = try await room.nadia("pending", "--limit", "1", "-f", "ids")
      #expect(cut.lines.count == 1)
      #expect(cut.errors.contains("cut by --limit"))
      let whole = try await room.nadia("pending", "--limit", "2", "-f", "ids")
      #expect(whole.lines.count == 2)
      #expect(whole.errors == "")
    }
  }

  @Test("an empty list is empty in every format, and no failure")
  func empty() async throws {
    try await ServerNewsroom.open { room in
      let table = try await room.nadia("pending", "--state", "approved")
      #expect(table.status == 0)
      #expect(table.lines == ["id\tdesk\tstate\tdue\twaiting_on\tslug"])
      #expect(try await room.nadia("pending", "--state", "approved", "-f", "ids").output == "")
      #expect(try await room.nadia("pending", "--state", "approved", "-f", "count").output == "0\n")
      #expect(try JSON.objects(try await room.nadia("pending", "--state", "approved", "--json").output).isEmpty)
    }
  }

  @Test("-o writes the whole file or none")
  func file() async throws {
    try await ServerNewsroom.open { room in
      let written = try await room.nadia("pending", "-f", "csv", "-o", "list.csv")
      #expect(written.status == 0)
      #expect(written.output == "")
      #expect(try room.account.contents("list.csv").hasPrefix("id,desk,"))

      let refused = try await room.nadia("pending", "--desk", "nowhere", "-f", "csv", "-o", "list.csv")
      #expect(refused.status == 66)
      #expect(try room.account.contents("list.csv").hasPrefix("id,desk,"))
      let nowhere = try await room.nadia("pending", "-o", "no/such/folder/list.tsv")
      #expect(nowhere.status == 74)
      #expect(nowhere.errors.contains("no/such/folder/list.tsv"))
    }
  }
}
