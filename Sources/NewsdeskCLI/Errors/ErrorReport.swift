/// An error as a person reads it: what was refused and why, then how to mend it and who can.
struct ErrorReport: Error, Equatable {
  /// The first line, without the mark: `214 mayor-budget-vote was not approved: you wrote it, …`.
  var message: String
  /// What follows, each a line.
  var lines: [String]
  var status: ExitStatus
  /// Stable, for programs.
  var code: String

  init(_ message: String, _ lines: [String] = [], status: ExitStatus, code: String = "usage") {
    self.message = message
    self.lines = lines
    self.status = status
    self.code = code
  }
}
