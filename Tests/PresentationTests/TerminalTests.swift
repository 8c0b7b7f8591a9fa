import Foundation
import Presentation
import Testing

@Suite("What a stream shows is decided from the flag, the environment and the screen")
struct TerminalTests {
  @Test(
    "Colour: the flag, then NO_COLOR, then CLICOLOR_FORCE, then TERM and the screen",
    arguments: [
      (ColorPolicy.auto, true, [:], true), (.auto, false, [:], false),
      (.always, false, ["NO_COLOR": "1"], true), (.never, true, ["CLICOLOR_FORCE": "1"], false),
      (.auto, true, ["NO_COLOR": "0"], false), (.auto, true, ["NO_COLOR": ""], true),
      (.auto, false, ["CLICOLOR_FORCE": "1"], true), (.auto, false, ["CLICOLOR_FORCE": "0"], false),
      (.auto, true, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false), (.auto, true, ["TERM": "dumb"], false),
      (.auto, false, ["TERM": "dumb", "CLICOLOR_FORCE": "1"], true),
    ] as [(ColorPolicy, Bool, [String: String], Bool)]
  )
  func color(policy: ColorPolicy, isTerminal: Bool, environment: [String: String], expected: Bool) {
    #expect(policy.usesColor(isTerminal: isTerminal, environment: environment) == expected)
  }

  @Test(
    "Signs keep to ASCII where the locale isn't UTF-8",
    arguments: [
      (["LANG": "en_GB.UTF-8"], true), (["LANG": "C.utf8"], true), ([:], false), (["LANG": "C"], false),
      (["LC_ALL": "C", "LANG": "en_GB.UTF-8"], false), (["LC_ALL": "", "LC_CTYPE": "UTF-8", "LANG": "C"], true),
      (["LANG": "de_DE.ISO-8859-1"], false), (["LANG": "ca_ES.UTF-8@valencia"], true),
    ] as [([String: String], Bool)]
  )
  func symbols(environment: [String: String], isUnicode: Bool) {
    #expect(Symbols(environment: environment) == (isUnicode ? .unicode : .ascii))
  }

  @Test("A pipe is no terminal, and is as wide as COLUMNS says, or 80")
  func pipe() {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    let terminal = Terminal(descriptor: descriptor, environment: ["COLUMNS": "132", "LANG": "C.UTF-8"])
    #expect(terminal == Terminal(isTerminal: false, width: 132, usesColor: false, symbols: .unicode))
    #expect(Terminal(descriptor: descriptor, environment: ["COLUMNS": "-3"]).width == 80)
    #expect(terminal.paint("late", .red) == "late")
  }

  @Test("A screen says its own width")
  func screen() throws {
    var (primary, secondary): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: 101, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&primary, &secondary, nil, nil, &size) == 0)
    defer {
      close(primary)
      close(secondary)
    }
    let terminal = Terminal(descriptor: secondary, environment: ["COLUMNS": "60"])
    #expect(terminal == Terminal(isTerminal: true, width: 101, usesColor: true, symbols: .ascii))
    #expect(terminal.paint("late", .red) == "\u{1B}[31mlate\u{1B}[0m")
  }
}
