import Presentation

/// Shows a text that is taller than the screen, in the program that the person reads such texts in.
struct Pager {
  /// As a shell takes it; nil where none is wanted.
  let command: String?
  private let environment: [String: String]

  /// `NEWSDESK_PAGER`, `PAGER`, then `less`. One that is set to nothing, or to `cat`, is none.
  ///
  /// - Parameter isLinear: whether the person has the screen read aloud: then only one that they chose for newsdesk opens.
  init(environment: [String: String], isLinear: Bool = false) {
    let chosen = (isLinear ? ["NEWSDESK_PAGER"] : ["NEWSDESK_PAGER", "PAGER"]).lazy.compactMap { environment[$0] }.first
    // less asks a screen that can't move its cursor to confirm every page.
    let canMove = !["", "dumb"].contains(environment["TERM"] ?? "")
    let command = chosen ?? (isLinear || !canMove ? "" : "less")
    self.command = command.allSatisfy(\.isWhitespace) || command == "cat" ? nil : command
    self.environment = environment
  }

  /// - Returns: whether the text was shown. A pager that is missing or that fails has shown nothing.
  func show(_ text: String) async -> Bool {
    guard let command else { return false }
    // Quit where all fits, keep colours, leave the text on the screen; and no shell, no editor, no other file.
    var variables = ["LESSSECURE": "1"]
    if environment["LESS"] == nil { variables["LESS"] = "FRX" }
    let status = await ShellProgram(command, environment: variables).run(reading: text)
    return status == 0 || status >= 128
  }
}
