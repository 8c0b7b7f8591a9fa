/// A day of the week, numbered as ISO 8601 does it.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// Reads `friday`, `fri`, and what lies between. Two letters of `Tuesday` could be another word.
  public init?(_ word: some StringProtocol) {
    let word = word.lowercased()
    guard word.count >= 3, let day = Self.allCases.first(where: { "\($0)".hasPrefix(word) }) else { return nil }
    self = day
  }
}
