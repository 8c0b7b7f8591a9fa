import Extraction
import Foundation
import Testing

@Suite("Running a reader that a file may have taken over", .timeLimit(.minutes(10)))
struct RunnerTests {
  private struct Answer: Codable, Equatable, Sendable { var said: String }

  /// What comes of a reader that is a script.
  private func outcome(
    _ script: String,
    input: [UInt8] = [1, 2, 3],
    limits: ReaderLimits = Readers.limits()
  ) async throws -> Result<Answer, ExtractionError> {
    try await Readers.inFolder { folder in
      let reader = try Readers.scripted(script, in: folder)
      do {
        return .success(try await reader.read(.picture, input, as: Answer.self, limits: limits))
      } catch let error as ExtractionError {
        return .failure(error)
      }
    }
  }

  @Test("gives what the reader says, and hands it all of the file")
  func answer() async throws {
    let bytes = [UInt8](repeating: 0x61, count: 1 << 20)
    let counted = try await outcome(#"printf '{"said":"%s"}' "$(/usr/bin/wc -c)""#, input: bytes)
    #expect(counted == .success(Answer(said: "1048576")))
  }

  @Test("gives the reader nothing of our environment, and no open file")
  func environment() async throws {
    setenv("PGPASSWORD", "secret", 1)
    #expect(dup2(0, 219) == 219)
    defer { close(219) }
    let script = #"""
      printf '{"said":"%s %s"}' "$(/usr/bin/env | /usr/bin/cut -d= -f1 | /usr/bin/sort | /usr/bin/tr '\n' ' ')" \
        "$(/bin/ls /proc/$$/fd | /usr/bin/tr '\n' ' ')"
      """#
    let answer = try await outcome(script).get()
    let words = Set(answer.said.split(separator: " ").map { String($0) })
    let names = words.filter { Int($0) == nil }
    // A shell adds PWD and its like.
    #expect(names.isSubset(of: ["HOME", "LC_ALL", "PATH", "SWIFT_BACKTRACE", "PWD", "OLDPWD", "SHLVL", "_"]))
    #expect(!words.contains("219"))
  }

  @Test("tells each way to end apart, by a code that stays")
  func endings() async throws {
    let long = Readers.limits()
    let ends: [(script: String, code: String)] = [
      ("/bin/cat >/dev/null; echo 'this is soup' >&2; exit 102", "unsupported"),
      ("exit 100", "empty"),
      ("exit 101", "unreadable"),
      ("exit 103", "too_large"),
      ("exit 127", "reader_failed"),
      ("kill -SEGV $$", "crashed"),
      ("kill -KILL $$", "crashed"),
      ("kill -XCPU $$", "timed_out"),
      ("printf 'no JSON'", "garbled"),
      ("true", "garbled"),
      (#"printf '{"said":"'; kill -SEGV $$"#, "crashed"),
    ]
    for end in ends {
      let outcome = try await outcome(end.script, limits: long)
      #expect(throws: ExtractionError.self, "\(end.script)") { try outcome.get() }
      if case .failure(let error) = outcome { #expect(error.code == end.code, "\(end.script)") }
    }
  }

  @Test("repeats a reader's last words, without what they might do to a terminal, and no more of them than fit a line")
  func lastWords() async throws {
    let refused = try await outcome(#"echo warning >&2; printf 'a\033[2Jb\n\n' >&2; exit 102"#)
    #expect(refused == .failure(.refused(ReaderRefusal(.unsupported, "a[2Jb"))))
    let flood = try await outcome(#"/usr/bin/head -c 3000000 /dev/zero | /usr/bin/tr '\0' x >&2; exit 101"#)
    guard case .failure(.refused(let refusal)) = flood else {
      Issue.record("not refused: \(flood)")
      return
    }
    #expect(refusal.why.count <= 301)
  }

  @Test(
    "ends a reader that writes without end, takes too long, or has shut its streams and stays",
    arguments: [
      (#"while :; do echo '{"said":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}'; done"#, "output_too_large"),
      ("exec /bin/sleep 3600", "timed_out"),
      ("exec /bin/sleep 3600 >&- 2>&-", "timed_out"),
      ("trap '' TERM INT; while :; do :; done", "timed_out"),
    ]
  )
  func runaway(script: String, code: String) async throws {
    let time: Duration = code == "timed_out" ? .milliseconds(300) : .seconds(60)
    let outcome = try await outcome(script, limits: Readers.limits(time: time, output: 100_000))
    guard case .failure(let error) = outcome else {
      Issue.record("it went well: \(outcome)")
      return
    }
    #expect(error.code == code)
  }

  @Test("is not ended itself by a reader that goes before it has taken the file")
  func unread() async throws {
    let outcome = try await outcome("exit 101", input: [UInt8](repeating: 0, count: 1 << 20))
    #expect(outcome == .failure(.refused(ReaderRefusal(.unreadable, ""))))
  }

  @Test("ends the reader when the task is cancelled")
  func cancelled() async throws {
    try await Readers.inFolder { folder in
      let mark = folder + "/pid"
      let reader = try Readers.scripted(
        "echo $$ > \(mark).new; /bin/mv \(mark).new \(mark); exec /bin/sleep 3600",
        in: folder
      )
      let task = Task { try await reader.read(.picture, [1], as: Answer.self) }
      while !FileManager.default.fileExists(atPath: mark) { await Task.yield() }
      let text = try String(contentsOfFile: mark, encoding: .utf8)
      let process = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(kill(process, 0) == -1)
    }
  }

  @Test("says where it looked for a reader that is not there, and how to mend it")
  func missing() throws {
    let error = #expect(throws: ExtractionError.self) {
      try ReaderProgram.find(environment: ["NEWSDESK_READER": "/nowhere/newsdesk-reader"])
    }
    #expect(error?.code == "reader_missing")
    #expect(error?.description.contains("/nowhere/newsdesk-reader") == true)
    #expect(error?.mend?.contains("NEWSDESK_READER") == true)
    #expect(error?.isAboutFile == false)
    #expect(throws: ExtractionError.self) {
      try ReaderProgram.find(environment: ["NEWSDESK_READER": "newsdesk-reader"])
    }
    let found = try ReaderProgram.find(environment: ["NEWSDESK_READER": Readers.built.path])
    #expect(found == Readers.built)
  }

  @Test("refuses a file that is too large before a reader is started")
  func tooLarge() async throws {
    let outcome = try await outcome("exit 70", input: [UInt8](repeating: 0, count: 1 + 1 << 20))
    #expect(outcome == .failure(.tooLarge(bytes: 1_048_577, limit: 1_048_576)))
  }
}
