#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// What verifying a newsroom's history came to.
public struct Verification: Hashable, Sendable {
  public var stories: Int64 = 0
  public var entries: Int64 = 0
  /// Entries that no seal holds yet. Only their chains speak for them.
  public var unsealed: Int64 = 0
  public var staffEntries: Int64 = 0
  public var seals: Int64 = 0
  public var earliest: Date?
  public var latest: Date?
  /// The first in the order of the newsroom's entries at the top.
  public var findings: [PlacedFinding] = []

  public init() {}
}

/// A finding, with what the person who verifies may know of the entry that it is about.
public struct PlacedFinding: Hashable, Sendable {
  public var finding: Irregularity
  /// The entry's place in the order of the newsroom; nil where no seal holds it.
  public var place: Int64?
  /// Nil where the entry is gone, or not for this person to read.
  public var entry: LoggedAct?

  public init(_ finding: Irregularity, place: Int64? = nil, entry: LoggedAct? = nil) {
    self.finding = finding
    self.place = place
    self.entry = entry
  }
}
