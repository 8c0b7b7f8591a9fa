import Foundation
import Newsroom
import Testing

@testable import NewsdeskCLI

@Suite("Topics of help", .timeLimit(.minutes(10)))
struct HelpTopicTests {
  @Test("are listed with what they are about, and each is there to read", arguments: HelpTopic.allCases)
  func all(_ topic: HelpTopic) async throws {
    try await Account.use { account in
      let list = try await account.newsdesk(["help", "help"])
      #expect(list.output.contains(topic.rawValue))
      let shown = try await account.newsdesk(["help", topic.rawValue])
      #expect(shown.status == 0)
      #expect(shown.errors == "")
      #expect(shown.output.hasPrefix("\(topic.rawValue): \(topic.abstract)\n\n"))
      // A command is one line, so that it can be copied.
      #expect(shown.lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("  newsdesk ") })
    }
  }

  @Test("wrap where the screen is narrow, and lose no word")
  func narrow() async throws {
    try await Account.use { account in
      let wide = try await account.newsdesk(["help", "states"])
      let narrow = try await account.atTerminal(["help", "states", "--no-pager"], columns: 40)
      #expect(narrow.lines.allSatisfy { $0.count <= 40 })
      func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" } }
      #expect(words(narrow.output) == words(wide.output))
    }
  }

  @Test("name every state that a story can be in, as --state takes it")
  func states() async throws {
    try await ServerNewsroom.open { room in
      let topic = try await room.nadia("help", "states").output
      for state in StoryState.all {
        #expect(topic.contains("\n  \(state.words) "))
        #expect(!state.meaning.isEmpty)
        #expect(try await room.nadia("draft", "list", "--state", state.rawValue).status == 0)
      }
    }
  }

  @Test("name every exit status, and so does the README")
  func exitCodes() async throws {
    let readme = try String(contentsOfFile: Golden.root + "/README.md", encoding: .utf8)
    try await Account.use { account in
      let topic = try await account.newsdesk(["help", "exit-codes"]).output
      for status in ExitStatus.allCases {
        #expect(topic.contains("\n  \(status.rawValue) "))
        #expect(readme.contains("\n| \(status.rawValue) | \(status.meaning) |\n"))
      }
    }
  }

  @Test("name every variable of newsdesk's own that the program reads")
  func environment() throws {
    let sources = Golden.root + "/Sources"
    let files = try #require(FileManager.default.enumerator(atPath: sources)).compactMap { $0 as? String }
    var read: Set<String> = []
    for file in files where file.hasSuffix(".swift") && !file.hasPrefix("newsdesk-reader") {
      let text = try String(contentsOfFile: sources + "/" + file, encoding: .utf8)
      for match in text.matches(of: /"(NEWSDESK_[A-Z_]+)"/) { read.insert(String(match.1)) }
    }
    #expect(!read.isEmpty)
    #expect(read.subtracting(EnvironmentVariable.own.map(\.name)) == [])
    for name in EnvironmentVariable.own.map(\.name) { #expect(HelpTopic.environment.text.contains(name)) }
  }

  @Test("a word for a topic that is called otherwise is understood, and none is guessed")
  func synonyms() async throws {
    try await Account.use { account in
      for (word, topic) in [("exit", "exit-codes"), ("tutorial", "getting-started"), ("staets", "states")] {
        let outcome = try await account.newsdesk(["help", word])
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors == "newsdesk: no command \"\(word)\". Did you mean: newsdesk help \(topic)\n")
      }
      #expect(Set(Synonyms.topics.values) == Set(HelpTopic.allCases))
      let rest = try await account.newsdesk(["help", "approve", "states"])
      #expect(rest.status == 64)
      #expect(rest.complaint.contains("approve has no command \"states\""))
    }
  }

  @Test("help of a group is asked for in any order")
  func order() async throws {
    try await Account.use { account in
      let outcome = try await account.newsdesk(["draft", "help", "show"])
      #expect(outcome.status == 64)
      #expect(outcome.errors == "newsdesk: no command \"draft help\". Did you mean: newsdesk help draft show\n")
      let group = try await account.newsdesk(["help", "draft"])
      #expect(group.output == (try await account.newsdesk(["draft", "--help"]).output))
    }
  }
}
