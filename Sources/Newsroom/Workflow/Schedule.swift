#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// When an approved story is to go out.
public struct Schedule: Hashable, Sendable {
  public var at: Date
  /// What the clock was meant to show then, in `timeZone`: `2026-11-25T06:00:00`.
  public var wallClock: String?
  /// The zone that was meant, by its name in the tz database.
  public var timeZone: String?

  public init(at: Date, wallClock: String? = nil, timeZone: String? = nil) {
    self.at = at
    self.wallClock = wallClock
    self.timeZone = timeZone
  }
}
