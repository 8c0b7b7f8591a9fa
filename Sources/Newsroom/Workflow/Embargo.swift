#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// What holds a story from being published.
public struct Embargo: Hashable, Sendable {
  /// When it ends. Nil where that is uncertain: it then holds until an editor decides.
  public var until: Date?
  /// What the clock was meant to show then, in `timeZone`: `2026-11-25T06:00:00`.
  public var wallClock: String?
  /// The zone that was meant, by its name in the tz database.
  public var timeZone: String?
  /// The line that it was read from.
  public var line: String?
  /// Why it is uncertain.
  public var doubt: String?

  public init(
    until: Date?,
    wallClock: String? = nil,
    timeZone: String? = nil,
    line: String? = nil,
    doubt: String? = nil
  ) {
    self.until = until
    self.wallClock = wallClock
    self.timeZone = timeZone
    self.line = line
    self.doubt = doubt
  }

  /// Whether it holds at that moment.
  public func holds(at moment: Date) -> Bool {
    until.map { $0 > moment } ?? true
  }
}
