import Foundation
import Glibc
import Testing

@Suite("Completing a command line", .timeLimit(.minutes(10)))
struct CompletionTests {
  /// What a shell offers for a line that is typed so far.
  private static func bash(_ line: String, _ account: Account) async throws -> [String] {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let quoted = words.map { "'" + $0 + "'" }.joined(separator: " ")
    let script = """
      source <(newsdesk completions bash)
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
      _newsdesk newsdesk '\(words.last ?? "")' '\(words.dropLast().last ?? "")'
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let outcome = try await account.patient.run("/bin/bash", ["--norc", "-c", script], input: nil)
    #expect(outcome.errors == "")
    return outcome.lines.map { String($0) }
  }

  private static func fish(_ line: String, _ account: Account) async throws -> [String] {
    let script = "newsdesk completions fish | source; complete -C '\(line)'"
    let outcome = try await account.patient.run("/usr/bin/fish", ["--no-config", "-c", script], input: nil)
    #expect(outcome.errors == "")
    return outcome.lines.map { String($0) }
  }

  /// zsh completes in its line editor alone: what it would add is printed in place of being added.
  private static func zsh(_ line: String, _ account: Account) async throws -> [String] {
    let editor = """
      autoload -U compinit; compinit -u -d \(account.folder)/dump; source <(newsdesk completions zsh)
      compadd () {
        [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]] && { builtin compadd "$@"; return $? }
        local -a found; builtin compadd -A found "$@"; print -rl -- "found:"${^found}
      }
      bindkey '^I' complete-word; zle -C complete-word complete-word shown; shown () { _main_complete; exit }
      """
    try account.file("editor.zsh", editor)
    let script = """
      zmodload zsh/zpty
      zpty z zsh -f -i
      zpty -w z "PROMPT=; RPROMPT=; source \(account.folder)/editor.zsh"
      zpty -w -n z "\(line)"$'\\t'
      while zpty -r z out; do print -rn -- "$out"; done
      """
    let outcome = try await account.patient.run("/usr/bin/zsh", ["-f", "-c", script], input: nil)
    return outcome.output.split { $0.isNewline }.compactMap { line in
      line.firstRange(of: "found:").map { String(line[$0.upperBound...]) }
    }
  }

  private static let hasZsh = access("/usr/bin/zsh", X_OK) == 0
  private static let hasFish = access("/usr/bin/fish", X_OK) == 0

  @Test("bash is offered commands, options, files and the words that an option takes")
  func bash() async throws {
    try await Account.use { account in
      #expect(try await Self.bash("newsdesk appr", account) == ["approve"])
      #expect(try await Self.bash("newsdesk draft sh", account) == ["show"])
      #expect(try await Self.bash("newsdesk draft list --for", account) == ["--format"])
      #expect(try await Self.bash("newsdesk draft list -f nd", account) == ["ndjson"])
      #expect(try await Self.bash("newsdesk draft list --state correction_s", account) == ["correction_submitted"])
      #expect(try await Self.bash("newsdesk help st", account).contains("states"))
      try account.file("story.md", "A story")
      #expect(try await Self.bash("newsdesk draft new sto", account) == ["story.md"])
      #expect(try await Self.bash("newsdesk completions f", account) == ["fish"])
    }
  }

  @Test("bash is offered stories by slug and number, pictures, desks and people")
  func bashAsks() async throws {
    try await ServerNewsroom.open { room in
      let nadia = room.nadia.account
      let slugs = try await Self.bash("newsdesk submit ", nadia)
      #expect(slugs.contains { $0.hasPrefix("lantern-festival") } && slugs.contains { $0.hasPrefix("quarry") })
      #expect(try await Self.bash("newsdesk submit 1", nadia) == ["1"])
      #expect(try await Self.bash("newsdesk draft show lant", nadia).map { $0.prefix(8) } == ["lantern-"])
      // What is there already is not offered again.
      #expect(try await Self.bash("newsdesk submit 1 1", nadia) == [])
      #expect(try await Self.bash("newsdesk photo show 1/", nadia) == ["1/1"])
      #expect(try await Self.bash("newsdesk draft list --desk ", nadia) == ["metro"])
      #expect(try await Self.bash("newsdesk user show na", nadia) == ["nadia"])
      #expect(try await Self.bash("newsdesk workflow show wi", nadia) == ["wire"])
      #expect(try await Self.bash("newsdesk submit @", nadia).allSatisfy { $0 == "@last" })
    }
  }

  @Test("zsh and fish say besides what a number stands for")
  func meanings() async throws {
    try await ServerNewsroom.open { room in
      let nadia = room.nadia.account
      if Self.hasFish {
        let stories = try await Self.fish("newsdesk submit ", nadia)
        #expect(stories.contains("1\tlantern-festival-moves-indoors-as-gales-reach-corran-bay, draft"))
        #expect(try await Self.fish("newsdesk user show om", nadia) == ["omar\tOmar Lindqvist"])
        #expect(try await Self.fish("newsdesk draft sh", nadia).map { $0.split(separator: "\t")[0] } == ["show"])
        #expect(try await Self.fish("newsdesk hel", nadia).count == 1)
      }
      if Self.hasZsh {
        #expect(try await Self.zsh("newsdesk draft sho", nadia) == ["show"])
        #expect(try await Self.zsh("newsdesk user show om", nadia) == ["omar"])
        #expect(Set(try await Self.zsh("newsdesk submit ", nadia)) == ["1", "2"])
        #expect(try await Self.zsh("newsdesk hel", nadia) == ["help"])
      }
    }
  }

  @Test("a story that is called like a command of the shell runs nothing, and is not offered")
  func hostile() async throws {
    try await ServerNewsroom.open { room in
      for slug in ["a$(touch${IFS}pwned)", "a`touch${IFS}pwned`", "a;touch${IFS}pwned", "a*"] {
        _ = try await room.draft("Called strangely", slug: slug)
      }
      let shells = [Self.bash] + (Self.hasFish ? [Self.fish] : []) + (Self.hasZsh ? [Self.zsh] : [])
      for shell in shells {
        for line in ["newsdesk submit a", "newsdesk submit "] {
          // What stands behind a tab is shown and never typed.
          let offered = try await shell(line, room.nadia.account).compactMap { $0.split(separator: "\t").first }
          #expect(!offered.contains { $0.contains("touch") || $0.contains("*") }, "\(offered)")
        }
      }
      #expect(room.account.files(in: "").allSatisfy { !$0.contains("pwned") })
    }
  }

  @Test("a newsroom that can't be asked offers nothing, says nothing, and is not made or started")
  func silence() async throws {
    try await Account.use { account in
      let call = ["---completion", "submit", "--", "positional@0", "2", "0", "newsdesk", "submit", ""]
      let none = try await account.newsdesk(call)
      #expect(none.output.allSatisfy { $0.isNewline } && none.errors == "" && none.status == 0)
      #expect(account.files(in: "home") == [])
      let nowhere = account.with(["NEWSDESK_HOME": nil, "PGHOST": account.folder, "PGUSER": "nadia"])
      let refused = try await nowhere.newsdesk(call)
      #expect(refused.output.allSatisfy { $0.isNewline } && refused.errors == "" && refused.status == 0)
      let nonsense = try await account.newsdesk(["---completion", "no", "--", "such"])
      #expect(nonsense.output == "" && nonsense.errors == "" && nonsense.status == 0)
    }
  }

  @Test("a server that takes the call and never answers is given up")
  func patience() async throws {
    try await Account.use { account in
      let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(listener) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { bytes in
        bytes.copyBytes(from: (account.folder + "/.s.PGSQL.5432").utf8)
      }
      let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      #expect(bound == 0 && listen(listener, 8) == 0)
      let mute = account.with(["NEWSDESK_HOME": nil, "PGHOST": account.folder, "PGUSER": "nadia"])
      let outcome = try await mute.newsdesk(
        ["---completion", "submit", "--", "positional@0", "2", "0", "newsdesk", "submit", ""]
      )
      #expect(outcome.output.allSatisfy { $0.isNewline } && outcome.errors == "" && outcome.status == 0)
    }
  }

  @Test("a shell that nobody knows is refused")
  func unknown() async throws {
    try await Account.use { account in
      let outcome = try await account.newsdesk(["completions", "tcsh"])
      #expect(outcome.status == 64)
      #expect(outcome.output == "")
    }
  }
}

extension Account {
  /// A machine that does many things at once takes longer than a person waits.
  fileprivate var patient: Account { with(["NEWSDESK_COMPLETION_PATIENCE": "60000"]) }
}
