import Foundation
import Glibc

extension Account {
  /// Runs newsdesk at a terminal, where somebody has typed this already. `output` is what the screen shows of both
  /// streams.
  func atTerminal(
    _ arguments: [String],
    of program: String = Self.program,
    typing typed: String = "",
    columns: UInt16 = 100
  ) async throws -> Outcome {
    let terminal = try PseudoTerminal(columns: columns)
    terminal.type(typed)
    async let shown = terminal.shown()
    let status = try await start(
      program,
      arguments,
      input: terminal.program,
      output: terminal.program,
      errors: terminal.program,
      // The screen goes dark when the last program has let go of it, so this one must not hold on.
      started: { try? terminal.program.close() }
    )
    return Outcome(status: status, output: await shown, errors: "")
  }
}

/// The two ends of a terminal that is no device: a program's, and that of the person in front of it.
final class PseudoTerminal: Sendable {
  let program: FileHandle
  private let person: Int32

  init(columns: UInt16) throws {
    var ends: (person: Int32, program: Int32) = (-1, -1)
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ends.person, &ends.program, nil, nil, &size) == 0 else { throw POSIXError(.ENXIO) }
    // Other tests start programs meanwhile, which would hold the terminal open.
    for end in [ends.person, ends.program] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    person = ends.person
    program = FileHandle(fileDescriptor: ends.program, closeOnDealloc: true)
    // What is typed is not shown again, and line ends are one character.
    var modes = termios()
    tcgetattr(ends.program, &modes)
    modes.c_lflag &= ~tcflag_t(ECHO)
    modes.c_oflag &= ~tcflag_t(OPOST)
    tcsetattr(ends.program, TCSANOW, &modes)
  }

  deinit { close(person) }

  func type(_ text: String) {
    _ = text.withCString { write(person, $0, strlen($0)) }
  }

  /// Everything that is shown until the last program has closed the terminal. It is read on a thread of its own.
  func shown() async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [self] in
        var bytes: [UInt8] = []
        while let chunk = read() { bytes += chunk }
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  /// What is shown next; nil when the last program has closed the terminal.
  func read() -> [UInt8]? {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(person, &chunk, chunk.count)
    return count > 0 ? Array(chunk[..<count]) : nil
  }
}
