/// How a command ended, and what it wrote to each stream.
struct Outcome: Sendable {
  /// As a shell has it: 128 and the signal's number where a signal ended it.
  let status: Int32
  let output: String
  let errors: String

  var lines: [Substring] { output.split(separator: "\n") }

  /// The first line on stderr, where a refusal says what was refused and why.
  var complaint: String { errors.split(separator: "\n").first.map { String($0) } ?? "" }
}
