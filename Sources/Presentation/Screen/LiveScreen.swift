#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lines on a terminal that are drawn anew in place, whenever they have changed, until ``end()``.
///
/// What is typed meanwhile is not shown, and the cursor is hidden; ``end()`` puts both back and leaves the lines where they are.
/// There is no second screen: what was there before is above, in the terminal's memory.
public final class LiveScreen {
  private let output: BufferedOutput
  private let descriptor: Int32
  private var shown: [String]?
  private var modes: termios?
  private var isTaken = false

  /// - Parameter output: goes to the terminal that `descriptor` is open on.
  public init(_ output: BufferedOutput, descriptor: Int32) {
    self.output = output
    self.descriptor = descriptor
  }

  /// Shows these lines, each no wider than the screen, and no more than fit on it. Nothing is written where they are there already.
  public func draw(_ lines: [String], height: Int) throws(OutputError) {
    let lines = Array(lines.prefix(max(1, height - 1)))
    guard lines != shown else { return }
    var text = ""
    if !isTaken {
      take()
      // What is on the screen goes up instead of being written over. A line that is too wide nevertheless is cut.
      text += String(repeating: "\r\n", count: height) + Escape.hideCursor + Escape.noWrapping
    }
    text += Escape.home
    for line in lines { text += Escape.clearLine + line + "\r\n" }
    text += Escape.clearBelow
    shown = lines
    try output.write(text)
    try output.flush()
  }

  /// Has the next drawing write all lines, for a screen that has changed under them.
  public func invalidate() { shown = nil }

  /// Gives the terminal back as it was.
  public func end() throws(OutputError) {
    guard isTaken else { return }
    isTaken = false
    shown = nil
    if var modes { tcsetattr(descriptor, TCSAFLUSH, &modes) }
    modes = nil
    try output.write(Escape.wrapping + Escape.showCursor)
    try output.flush()
  }

  private func take() {
    isTaken = true
    // In the background, changing the terminal would stop the program.
    guard tcgetpgrp(descriptor) == getpgrp() else { return }
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return }
    self.modes = modes
    modes.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(descriptor, TCSANOW, &modes)
  }

  private enum Escape {
    static let home = "\u{1B}[H"
    static let clearLine = "\u{1B}[K"
    static let clearBelow = "\u{1B}[J"
    static let hideCursor = "\u{1B}[?25l"
    static let showCursor = "\u{1B}[?25h"
    static let noWrapping = "\u{1B}[?7l"
    static let wrapping = "\u{1B}[?7h"
  }
}
