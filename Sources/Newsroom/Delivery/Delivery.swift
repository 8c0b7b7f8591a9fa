#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
  public import struct FoundationEssentials.UUID
#else
  public import struct Foundation.Date
  public import struct Foundation.UUID
#endif

/// What is told to the world.
public enum DeliveryEvent: String, CaseIterable, Hashable, Sendable, Codable {
  case publish
  case correct
  case kill
}

/// How far a delivery has come.
public enum DeliveryState: String, CaseIterable, Hashable, Sendable, Codable {
  case queued
  /// A worker has it, until its lease ends.
  case sending
  case delivered
  /// Given up or refused: somebody has to look.
  case dead
  /// Overtaken by the kill of its story.
  case superseded
  /// Somebody said that it need not arrive.
  case skipped
}

/// One message for one channel, taken by a worker.
public struct LeasedDelivery: Hashable, Sendable {
  public var id: Int64
  public var story: Int64
  public var edition: Int
  public var event: DeliveryEvent
  /// What a receiver knows it by, however often it is sent.
  public var key: UUID
  /// The number of the lease. Only its holder can say what became of the delivery.
  public var fence: Int
  /// How often it was tried, this time included.
  public var tries: Int
  public var queuedAt: Date

  public init(
    id: Int64,
    story: Int64,
    edition: Int,
    event: DeliveryEvent,
    key: UUID,
    fence: Int,
    tries: Int,
    queuedAt: Date
  ) {
    self.id = id
    self.story = story
    self.edition = edition
    self.event = event
    self.key = key
    self.fence = fence
    self.tries = tries
    self.queuedAt = queuedAt
  }
}

/// What became of a delivery.
public struct DeliveryResult: Hashable, Sendable {
  public var id: Int64
  public var fence: Int
  public var outcome: Outcome

  public enum Outcome: Hashable, Sendable {
    /// - digest: SHA-256 of the document that arrived, in hexadecimal; nil where no document of its own was sent.
    case delivered(digest: String?)
    /// It can be tried again; not before so many seconds where the receiver asked for that.
    case failed(problem: String, retryAfter: Double?)
    /// The receiver will not have it, however often it is sent.
    case refused(problem: String)
    /// What would have been sent is not what was approved.
    case mismatch(problem: String)
    /// It was not tried: the worker stops, or may not send it yet.
    case released
  }

  public init(_ delivery: LeasedDelivery, _ outcome: Outcome) {
    id = delivery.id
    fence = delivery.fence
    self.outcome = outcome
  }
}
