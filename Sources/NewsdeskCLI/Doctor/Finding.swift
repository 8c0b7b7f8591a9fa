/// One thing that was looked at.
struct Finding: Sendable {
  var check: String
  var isGood: Bool
  /// Worth mending, and no reason to say that something is wrong.
  var isAdvice = false
  var finding: String
  /// What a person types.
  var fix: String?
  /// What the doctor does in their place, where they say so.
  var repair: Repair?
  var wasMended = false

  struct Repair: Sendable {
    /// `start the database`.
    var does: String
    var run: @Sendable () async throws -> Void
  }

  /// For programs.
  var result: String {
    if wasMended { return "mended" }
    return isGood ? (isAdvice ? "advice" : "good") : "problem"
  }
}
