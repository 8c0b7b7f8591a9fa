/// `postmaster.pid`, which PostgreSQL writes line by line as it comes up.
struct PostmasterFile: Sendable, Equatable {
  /// The process that claims the data folder.
  let pid: Int32
  /// When it started, in seconds since 1970.
  let started: Int?
  /// "starting", "ready", "stopping" or "standby"; nil while the file is still being written.
  let condition: String?

  /// Nil for a text that names no process, such as the empty file that a crash or a full disk leaves.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // A server in single-user mode writes its number as a negative one.
    guard let first = lines.first.flatMap({ Int32($0) }), first != 0, first != .min else { return nil }
    pid = abs(first)
    started = lines.count > 2 ? Int(lines[2]) : nil
    condition = lines.count > 7 ? String(lines[7].prefix { !$0.isWhitespace }) : nil
  }
}
