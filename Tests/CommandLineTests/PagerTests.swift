import Foundation
import Testing

@Suite("The pager", .timeLimit(.minutes(10)))
struct PagerTests {
  /// Keeps what it is given and what it finds in its environment, and says that it was there.
  private static let keeper = "env | grep ^LESS | sort > variables; cat > seen; echo paged"

  @Test("opens for help that is taller than the screen, with all of it and less's safe options")
  func help() async throws {
    try await Account.use { account in
      let plain = try await account.newsdesk(["--help"])
      #expect(plain.lines.count > 40)
      let screen = try await account.with(["NEWSDESK_PAGER": Self.keeper]).atTerminal(["--help"], columns: 80)
      #expect(screen.status == 0)
      #expect(screen.output == "paged\n")
      #expect(try account.contents("seen") == plain.output)
      #expect(try account.contents("variables") == "LESS=FRX\nLESSSECURE=1\n")
      let own = account.with(["NEWSDESK_PAGER": Self.keeper, "LESS": "-i"])
      _ = try await own.atTerminal(["help"], columns: 80)
      #expect(try account.contents("variables") == "LESS=-i\nLESSSECURE=1\n")
      let topic = try await account.with(["PAGER": Self.keeper]).atTerminal(["help", "environment"], columns: 80)
      #expect(topic.output == "paged\n")
    }
  }

  @Test("opens for a story, its history and its changes, and what comes after stands below it")
  func stories() async throws {
    try await ServerNewsroom.open { room in
      let paragraphs = (1...60).map { "Paragraph \($0) has a few words." }.joined(separator: "\n\n")
      let story = try await room.draft("A long story", body: paragraphs)
      _ = try await room.nadia("draft", "edit", story, "--body-file", try room.account.file("new.txt", "Short."))
      let nadia = room.nadia.with(["NEWSDESK_PAGER": Self.keeper, "NO_COLOR": "1"])
      for command in [["draft", "show", story, "--revision", "1"], ["draft", "diff", story]] {
        let screen = try await nadia.account.atTerminal(command)
        #expect(screen.status == 0)
        #expect(screen.output == "paged\n")
        #expect(try room.account.contents("seen").contains("Paragraph 60 has"))
      }
      // What fits is simply there.
      let short = try await nadia.atTerminal("draft", "show", story)
      #expect(short.output.contains("A long story") && !short.output.contains("paged"))
      let refused = try await nadia.atTerminal("draft", "show", "404")
      #expect(refused.status == 66)
    }
  }

  @Test("opens for no list, no pipe, no file, and not where nobody wants it")
  func never() async throws {
    try await Account.use { account in
      let keeper = account.with(["NEWSDESK_PAGER": Self.keeper])
      let plain = try await account.newsdesk(["--help"]).output
      #expect(try await keeper.newsdesk(["--help"]).output == plain)
      #expect(try await keeper.atTerminal(["--help", "--no-pager"], columns: 80).output == plain)
      #expect(try await keeper.atTerminal(["help", "--no-pager"], columns: 80).output == plain)
      for none in ["", "cat"] {
        let screen = try await account.with(["NEWSDESK_PAGER": none, "PAGER": Self.keeper]).atTerminal(
          ["help"],
          columns: 80
        )
        #expect(screen.output == plain)
      }
    }
    try await ServerNewsroom.open { room in
      let nadia = room.nadia.with(["PAGER": Self.keeper])
      let list = try await nadia.atTerminal("photo", "credit", "aliases", "list")
      #expect(list.lines.count > 100)
      #expect(room.account.files(in: "").allSatisfy { $0 != "seen" })
    }
  }

  @Test("that is missing or fails hides nothing", arguments: ["/nonexistent/pager --option", "false"])
  func broken(_ pager: String) async throws {
    try await Account.use { account in
      let plain = try await account.newsdesk(["--help"]).output
      let screen = try await account.with(["PAGER": pager]).atTerminal(["--help"], columns: 80)
      #expect(screen.status == 0)
      #expect(screen.output.hasSuffix(plain))
    }
  }

  @Test("may be left before the end")
  func left() async throws {
    try await Account.use { account in
      let plain = try await account.newsdesk(["--help"]).output
      let screen = try await account.with(["PAGER": "head -n 1"]).atTerminal(["--help"], columns: 80)
      #expect(screen.status == 0)
      #expect(screen.lines.count == 1)
      if FileManager.default.isExecutableFile(atPath: "/usr/bin/less") {
        #expect(try await account.with(["TERM": "dumb"]).atTerminal(["--help"], columns: 80).output == plain)
        let less = account.with(["TERM": "xterm"])
        let screen = try await less.atTerminal(["--help"], typing: "q", columns: 80)
        #expect(screen.status == 0)
        #expect(screen.output.contains("Take stories"))
        #expect(!screen.output.contains("\nProgram:"))
      }
    }
  }
}
