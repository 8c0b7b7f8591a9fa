import Foundation
import Testing

@Suite("report", .timeLimit(.minutes(10)))
struct ReportTests {
  @Test("late says by how much, of what kind and whom it waits for, the latest first")
  func late() async throws {
    try await ServerNewsroom.open { room in
      let head = "id\tdesk\tstate\tkind\tdue\tlate_by\twaiting_on\tslug\twhy\n"
      #expect(try await room.omar("report", "late").output == head)
      try await room.tamper(
        """
        UPDATE newsdesk.story SET due_at = now() - interval '2 hours' WHERE id = 1;
        UPDATE newsdesk.story SET due_at = now() - interval '3 hours' WHERE id = 2;
        """
      )
      let rows = try JSON.objects(try await room.omar("report", "late", "--json").output)
      #expect(rows.map { $0["id"] as? Int } == [2, 1])
      #expect(rows.map { $0["kind"] as? String } == ["due", "due"])
      #expect(try abs((rows[0]["late_by"] as? Int).orThrow("late_by") - 10_800) < 600)
      #expect(rows[0]["waiting_on"] as? String == "Nadia Rahal")
      let screen = try await room.omar.atTerminal("report", "late", columns: 140)
      #expect(screen.output.hasPrefix("2 late, the most by 3 h"))
      #expect(try await room.omar("report", "late", "--desk", "mtero").status == 66)
    }
  }

  @Test("late names what was to go out and did not, and why; until its time it waits for nobody")
  func missed() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      _ = try await room.omar("approve", "1")
      #expect(try await room.pia("schedule", "1", "--at", "+1h").status == 0)
      let waiting = try await room.pia("pending", "--state", "scheduled", "--json=id,waiting_on,late")
      let story = try #require(try JSON.objects(waiting.output).first)
      #expect((story["waiting_on"] as? String)?.hasPrefix("its time; scheduled for 2") == true)
      #expect(story["late"] as? Bool == false)
      #expect(try await room.pia("pending", "--mine", "-f", "ids").output == "")
      try await room.tamper(
        """
        SET session_replication_role = replica;
        UPDATE newsdesk.story SET schedule = jsonb_set(
          schedule::jsonb, '{at}', to_jsonb((extract(epoch FROM now() - interval '5 minutes') * 1000000)::bigint)
        )::text WHERE id = 1;
        """
      )
      let late = try #require(try JSON.objects(try await room.pia("report", "late", "--json").output).first)
      #expect(late["kind"] as? String == "scheduled" && late["why"] as? String == "no worker has tried it")
      #expect(late["waiting_on"] as? String == "any metro publisher")
      #expect(try await room.pia("pending", "--mine", "-f", "ids").output == "1\n")
      #expect(try await room.pia("pending", "--late", "-f", "ids").output == "1\n")
    }
  }

  @Test("throughput and corrections have parts: one for programs, all for people and pages")
  func parts() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      let steps = try await room.omar("report", "throughput", "-f", "csv")
      #expect(steps.lines.first == "desk,step,stories,median,p90")
      #expect(steps.lines.contains { $0.hasPrefix("metro,whole,1,") })
      #expect(steps.lines.contains { $0.hasPrefix(",whole,1,") })
      let desk = try await room.omar(
        "report",
        "throughput",
        "--desk",
        "metro",
        "--part",
        "desks",
        "--json=desk,published"
      )
      #expect(try JSON.objects(desk.output).map { "\($0["desk"] ?? "") \($0["published"] ?? "")" } == ["metro 1"])
      let days = try await room.omar("report", "throughput", "--since", "yesterday", "--part", "days")
      #expect(days.lines.first == "day\tdesk\tpublished\tcorrected" && days.lines.count == 3)
      let waiting = try await room.omar("report", "throughput", "--part", "waiting", "-f", "ids")
      #expect(waiting.output == "2\n")
      for command in ["throughput", "corrections"] {
        let all = try await room.omar("report", command, "--part", "all")
        #expect(all.status == 64 && all.output == "" && all.errors.contains("--part "))
        #expect(try await room.omar("report", command, "--since", "whenever").status == 65)
        #expect(try await room.omar("report", command, "--since", "1h", "--until", "2h").status == 65)
        #expect(try await room.omar("report", command, "--desk", "mtero").errors.contains("Did you mean \"metro\"?"))
      }
      let screen = try await room.omar.atTerminal("report", "throughput", "--part", "all", columns: 140)
      #expect(screen.output.contains("How long each step took") && screen.output.contains("What waits longest now"))
      #expect(screen.output.ranges(of: " a day; ").count == 1)
      let page = try await room.omar("report", "throughput", "--part", "all", "-f", "md")
      #expect(page.output.contains("\n## What each desk got done\n"))
    }
  }

  @Test("corrections tell what was put right, by whom, after how long and what readers were told")
  func corrections() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      _ = try await room.omar("correct", "1", "--note", "The name was wrong.")
      _ = try await room.nadia("draft", "edit", "1", "--headline", "Another headline")
      _ = try await room.nadia("submit", "1")
      _ = try await room.omar("approve", "1")
      #expect(try await room.pia("publish", "1", "--yes").status == 0)
      let rows = try await room.omar("report", "corrections", "--json=id,kind,by,published_by,note")
      let row = try #require(try JSON.objects(rows.output).first)
      #expect(row["kind"] as? String == "correction" && row["note"] as? String == "The name was wrong.")
      #expect(row["by"] as? String == "Omar Lindqvist" && row["published_by"] as? String == "Pia Castell")
      let rates = try await room.omar("report", "corrections", "--part", "desks", "-f", "csv", "--desk", "metro")
      #expect(
        rates.output
          == "desk,published,put_right,rate,corrections,corrected,corrected_again,killed\nmetro,1,1,1.0,1,1,0,0\n"
      )
    }
  }

  @Test("--html writes one page that loads nothing, whole or not at all, and nothing else unless it is asked for")
  func pages() async throws {
    try await ServerNewsroom.open { room in
      #expect(try await room.nadia("draft", "edit", "2", "--slug", "<b>حريق<i>-\u{202E}x").status == 0)
      try await room.publish(1)
      let commands = [
        ["pending"], ["report", "late"], ["report", "throughput"], ["report", "corrections"], ["report", "credits"],
      ]
      let path = room.account.folder + "/page.html"
      for command in commands {
        let outcome = try await room.omar.account.newsdesk(command + ["--html", path])
        #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "", "\(command) \(outcome.errors)")
        let page = try room.account.contents("page.html")
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
        #expect(page.contains("default-src 'none'") && !page.contains("<b>") && !page.contains("\u{202E}"))
        unlink(path)
      }
      let both = try await room.omar("pending", "--html", path, "-f", "ids")
      #expect(both.output == "2\n" && room.account.files(in: "").contains("page.html"))
      let piped = try await room.omar("pending", "--desk", "metro", "--html", "-")
      #expect(piped.output.contains("&lt;b&gt;حريق&lt;i&gt;-&#x202E;x"))
      #expect(piped.output.contains("<li dir=\"auto\">desk metro</li>") && piped.output.contains("<svg viewBox="))
      #expect(try await room.omar("pending", "--html", "/no/such/folder/x.html").status == 74)
    }
  }
}
