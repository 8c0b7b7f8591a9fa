import Postgres
import Presentation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads what a person types without showing it.
///
/// The terminal shows what is typed again afterwards, however this ends: with an answer, an error, Ctrl-C or a signal.
enum HiddenInput {
  /// More than anybody types, and less than PostgreSQL takes.
  private static let limit = 1024

  static func ask(_ question: String, in context: CommandContext) throws -> Password {
    guard tcgetattr(0, modes) == 0 else {
      throw ErrorReport("stdin is no terminal to type a password at.", status: .usage, code: "no_terminal")
    }
    // Handlers first: whatever comes after this line finds somebody who tidies up.
    let before = Self.catchSignals()
    defer { Self.release(before) }
    var hidden = modes.pointee
    hidden.c_lflag &= ~tcflag_t(ECHO | ECHOE | ECHOK)
    hidden.c_lflag |= tcflag_t(ICANON | ECHONL)
    // What was typed before the question was shown, and may be on the screen, is no answer to it.
    guard tcsetattr(0, TCSAFLUSH, &hidden) == 0 else {
      throw ErrorReport("The terminal can't be told to hide what is typed.", status: .internalError, code: "terminal")
    }
    defer { tcsetattr(0, TCSANOW, modes) }
    try context.stderr.write(SafeText.terminal(question) + " ")
    var line: [UInt8] = []
    line.reserveCapacity(limit + 1)
    guard try line.appendLine(from: 0, atMost: limit) else {
      throw ErrorReport("Cancelled. Nothing was changed.", status: .cancelled, code: "cancelled")
    }
    return try Password(taking: &line)
  }

  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// - Returns: what each signal did before, and the stop key last.
  private static func catchSignals() -> [(signal: Int32, action: sigaction)] {
    var handler = sigaction()
    handler.__sigaction_handler.sa_handler = { signal in
      tcsetattr(0, TCSANOW, modes)
      // As if nobody had caught it: whoever started us sees what ended us.
      Glibc.signal(signal, SIG_DFL)
      raise(signal)
    }
    var ignoring = sigaction()
    ignoring.__sigaction_handler.sa_handler = SIG_IGN
    var before = signals.map { signal in
      var old = sigaction()
      sigaction(signal, &handler, &old)
      return (signal: signal, action: old)
    }
    // Stopped and continued, the terminal would show the rest of the password.
    var old = sigaction()
    sigaction(SIGTSTP, &ignoring, &old)
    before.append((signal: SIGTSTP, action: old))
    return before
  }

  private static func release(_ before: [(signal: Int32, action: sigaction)]) {
    for (signal, action) in before {
      var action = action
      sigaction(signal, &action, nil)
    }
  }
}

/// The terminal's modes as they were. Plain memory that is there before a signal can come: a handler may touch nothing else.
private nonisolated(unsafe) let modes: UnsafeMutablePointer<termios> = {
  let memory = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  memory.initialize(to: termios())
  return memory
}()

extension [UInt8] {
  /// Reads up to the end of a line, byte by byte, so that nothing of what follows is taken and no other buffer has it too.
  ///
  /// - Returns: false where there is no line any more.
  mutating func appendLine(from descriptor: Int32, atMost limit: Int) throws -> Bool {
    var byte: UInt8 = 0
    while true {
      let count = read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return !isEmpty }
      if byte == UInt8(ascii: "\n") {
        if last == UInt8(ascii: "\r") { removeLast() }
        return true
      }
      guard self.count < limit else {
        withUnsafeMutableBytes { Password.overwrite($0) }
        throw ErrorReport("A password has \(limit) bytes at most.", status: .badData, code: "password")
      }
      append(byte)
    }
  }
}
