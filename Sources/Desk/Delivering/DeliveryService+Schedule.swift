import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension DeliveryService {
  /// A scheduled story whose time had come.
  public struct DueStory: Hashable, Sendable {
    public var story: Int64
    public var due: Date
    /// Nil where it could not go out.
    public var edition: Int?
    /// Why not: stable codes.
    public var codes: [String]
  }

  /// Publishes what is due, by the rules of any publication.
  public func publishDue(atMost count: Int = 20) async throws -> [DueStory] {
    try await translatingErrors {
      try await connection.query("SELECT * FROM newsdesk.publish_due(\(Int32(clamping: count)))").map { row in
        DueStory(
          story: try row.decode("story"),
          due: try row.decode("due"),
          edition: try row.decode("edition"),
          codes: try row.decode("codes", as: [String]?.self) ?? []
        )
      }
    }
  }

  /// Seconds until something is due; nil where nothing is scheduled.
  public func nextDue() async throws -> Double? {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.next_due()").one().decode(at: 0)
    }
  }

  /// Says that a worker is there, or that it goes.
  public func report(_ worker: UUID, name: String, version: String, isLeaving: Bool = false) async throws {
    try await translatingErrors {
      _ = try await connection.query("SELECT newsdesk.worker_is_here(\(worker), \(name), \(version), \(isLeaving))")
    }
  }

  /// Says that this session wants to be told of what is to be sent, for ten minutes.
  public func watch() async throws {
    try await translatingErrors { _ = try await connection.query("SELECT newsdesk.watch('newsdesk_outbox')") }
  }

  /// Tests of a channel that somebody asked for; each is one worker's.
  public func takeTests(_ channel: Int) async throws -> [Int64] {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.take_tests(\(Int32(clamping: channel)))").map { try $0.decode(at: 0) }
    }
  }

  public func endTest(_ number: Int64, problem: String?) async throws {
    try await translatingErrors { _ = try await connection.query("SELECT newsdesk.end_test(\(number), \(problem))") }
  }
}
