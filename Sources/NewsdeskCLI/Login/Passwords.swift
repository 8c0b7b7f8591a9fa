import Postgres

/// Where the passwords of a login come from: from the person at the terminal, or from stdin, a line each.
struct Passwords {
  private let context: CommandContext
  /// Nil at a terminal.
  private var lines: [Password]?

  static let atTerminal = "newsdesk login asks for passwords at a terminal."

  init(fromStdin: Bool, in context: CommandContext) throws {
    self.context = context
    guard fromStdin else { return }
    var lines: [Password] = []
    while true {
      var line: [UInt8] = []
      line.reserveCapacity(1025)
      guard try line.appendLine(from: 0, atMost: 1024) else { break }
      lines.append(try Password(taking: &line))
    }
    guard (1...2).contains(lines.count) else {
      throw ErrorReport(
        "--password-stdin reads the current password and the new one, a line each, and \(lines.count) lines came.",
        ["Where the server asks for no password, or --keep is there, one line is enough."],
        status: .usage,
        code: "password_lines"
      )
    }
    self.lines = lines
  }

  /// The current password where stdin has it for certain: the first of two lines, or the only one where no other is chosen.
  mutating func given(keep: Bool) -> Password? {
    guard let lines, keep || lines.count == 2 else { return nil }
    self.lines = Array(lines.dropFirst())
    return lines[0]
  }

  /// The password that the person has now.
  mutating func current() throws -> Password {
    if let lines {
      self.lines = Array(lines.dropFirst())
      return lines[0]
    }
    try requireTerminal()
    return try HiddenInput.ask("Your password, or the one-time password that you were given:", in: context)
  }

  /// A new password, typed twice, that keeps the rule. At a terminal there are three tries.
  mutating func new(_ rule: PasswordRule) throws -> Password {
    if let lines {
      guard let password = lines.last else {
        throw ErrorReport("stdin has no second line, the new password.", status: .usage, code: "password_lines")
      }
      if let problem = rule.problem(with: password) { throw Self.refusal(problem) }
      return password
    }
    try requireTerminal()
    context.note("A new password: \(PasswordRule.words).")
    for attempt in 1... {
      let password = try HiddenInput.ask("New password:", in: context)
      if let problem = rule.problem(with: password) {
        if attempt == 3 { throw Self.refusal(problem) }
        context.note("Not that one: \(problem).")
        continue
      }
      if try HiddenInput.ask("Once more:", in: context) == password { return password }
      if attempt == 3 { throw Self.refusal("the two are not the same") }
      context.note("The two are not the same.")
    }
    throw CancellationError()
  }

  private func requireTerminal() throws {
    guard context.canAsk else {
      throw ErrorReport(
        Self.atTerminal,
        ["In a script: newsdesk login --password-stdin"],
        status: .usage,
        code: "no_terminal"
      )
    }
  }

  private static func refusal(_ problem: String) -> ErrorReport {
    ErrorReport(
      "Your password was not changed: \(problem).",
      ["The rule: \(PasswordRule.words)."],
      status: .badData,
      code: "password"
    )
  }
}
