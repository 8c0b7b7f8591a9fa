/// A person at work: `try await nadia("submit", "1")`.
struct Keyboard: Sendable {
  let account: Account
  /// What every command of theirs ends in.
  var ending: [String] = []

  func callAsFunction(_ arguments: String..., input: String? = nil) async throws -> Outcome {
    try await account.newsdesk(arguments + ending, input: input)
  }

  func atTerminal(_ arguments: String..., typing typed: String = "", columns: UInt16 = 100) async throws -> Outcome {
    try await account.atTerminal(arguments + ending, typing: typed, columns: columns)
  }

  func shell(_ line: String) async throws -> Outcome {
    try await account.shell(line)
  }

  func shellAtTerminal(_ line: String, columns: UInt16) async throws -> Outcome {
    try await account.atTerminal(["-c", line], of: "/bin/sh", columns: columns)
  }

  func with(_ variables: [String: String?]) -> Keyboard {
    Keyboard(account: account.with(variables), ending: ending)
  }
}
