#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// Binds the ends of all stories' histories at one moment, and the seal before it.
///
/// Digests are in lower-case hexadecimal digits.
public struct Seal: Hashable, Sendable {
  public var number: Int64
  public var sealedAt: Date
  /// The same instant as it enters the digest: microseconds since 1970 in UTC.
  public var sealedAtMicroseconds: Int64
  /// The place of its first entry in the order of the whole newsroom, from 1.
  public var firstEntry: Int64
  public var entries: Int64
  public var stories: Int64
  public var storiesDigest: String
  /// The newest entry of the staff's history then.
  public var staffEntry: Int64?
  public var staffDigest: String?
  /// The server, and what it says of its transactions.
  public var server: Int64
  public var oldestTransaction: Int64
  public var nextTransaction: Int64
  public var previousDigest: String?
  public var digest: String

  public init(
    number: Int64,
    sealedAt: Date,
    sealedAtMicroseconds: Int64,
    firstEntry: Int64,
    entries: Int64,
    stories: Int64,
    storiesDigest: String,
    staffEntry: Int64?,
    staffDigest: String?,
    server: Int64,
    oldestTransaction: Int64,
    nextTransaction: Int64,
    previousDigest: String?,
    digest: String
  ) {
    self.number = number
    self.sealedAt = sealedAt
    self.sealedAtMicroseconds = sealedAtMicroseconds
    self.firstEntry = firstEntry
    self.entries = entries
    self.stories = stories
    self.storiesDigest = storiesDigest
    self.staffEntry = staffEntry
    self.staffDigest = staffDigest
    self.server = server
    self.oldestTransaction = oldestTransaction
    self.nextTransaction = nextTransaction
    self.previousDigest = previousDigest
    self.digest = digest
  }

  /// The place of the last entry that this seal or one before it holds.
  public var lastEntry: Int64 { firstEntry + entries - 1 }
}
