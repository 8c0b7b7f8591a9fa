/// A few words for somebody who typed `newsdesk` and nothing else.
enum ShortHelp {
  static var lines: [String] {
    ["newsdesk takes stories from draft to published, with every step signed and recorded.", ""]
      + (first + daily).map { "  \($0.command.padded(to: 29))  \($0.meaning)" }
      + ["", "All commands: newsdesk --help"]
  }

  private static let first: [(command: String, meaning: String)] = [
    ("newsdesk init --local", "make a newsroom of your own")
  ]

  /// What is done all day.
  static let daily: [(command: String, meaning: String)] = [
    ("newsdesk draft new", "begin a story"),
    ("newsdesk pending", "all that waits, for whom"),
    ("newsdesk explain ID", "why a story can't move on"),
    ("newsdesk draft search WORDS", "find one"),
    ("newsdesk help getting-started", "a story's whole way"),
  ]
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self
  }
}
