/// What a desk makes of an editorial check.
public enum CheckLevel: String, CaseIterable, Hashable, Sendable, Codable {
  /// Nobody hears of it.
  case off
  /// It is said, and refuses nothing.
  case warning
  /// A story is not submitted before it is mended.
  case error
}
