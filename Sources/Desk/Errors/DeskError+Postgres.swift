import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The SQLSTATEs of the newsroom's own functions. `Migrations/` raises them.
extension SQLState {
  static let secondPerson: SQLState = "NDSEC"
  static let roleNeeded: SQLState = "NDROL"
  static let workflowSaysNo: SQLState = "NDWFL"
  static let lockedByAnother: SQLState = "NDLCK"
  static let staleVersion: SQLState = "NDVER"
  static let noSuchStory: SQLState = "NDNFS"
  static let noSuchDesk: SQLState = "NDNFD"
  static let noSuchPerson: SQLState = "NDNFP"
  static let noSuchWorkflow: SQLState = "NDNFW"
  static let noSuchGrant: SQLState = "NDNFG"
  static let noSuchChannel: SQLState = "NDNFC"
  static let workflowFails: SQLState = "NDCHK"
  static let badData: SQLState = "NDBAD"
  static let duplicate: SQLState = "NDDUP"
  static let notAMember: SQLState = "NDWHO"
  static let requestReused: SQLState = "NDREQ"
  static let tampered: SQLState = "NDTAM"
  static let appendOnly: SQLState = "NDAPP"
  static let oldSnapshot: SQLState = "NDISO"
  /// PostgreSQL's own, for `\u0000` in JSON.
  static let untranslatableCharacter: SQLState = "22P05"
}

extension DeskError {
  /// What an error of the database means in the newsroom; nil where it means nothing there, and is a defect.
  public init?(_ error: PostgresError) {
    switch error.kind {
    case .connectionFailed:
      self = .unreachable(place: "", message: error.message)
    case .connectionLost, .commitOutcomeUnknown:
      self = .outcomeUnknown(message: error.message)
    case .client(.nulInString):
      self = .badData(message: "the text holds a NUL character", hint: "Remove it, then try again.")
    case .client:
      return nil
    case .server:
      guard let state = error.sqlState, let known = Self.meaning(of: state, error) else { return nil }
      self = known
    }
  }

  private static func meaning(of state: SQLState, _ error: PostgresError) -> DeskError? {
    switch state {
    case .secondPerson: .refused(refusal(in: error), kind: .secondPerson)
    case .roleNeeded: .refused(refusal(in: error), kind: .role)
    case .workflowSaysNo: storiesStranded(in: error) ?? .refused(refusal(in: error), kind: .workflow)
    case .workflowFails: workflowFails(in: error)
    case .lockedByAnother: .refused(refusal(in: error), kind: .lease)
    case .staleVersion: .changedMeanwhile(change(in: error))
    case .noSuchStory: .notFound(.story(lastWord(of: error.message)))
    case .noSuchDesk: .notFound(.desk(quoted(in: error.message), known: []))
    case .noSuchGrant: .notFound(.grant(lastWord(of: error.message)))
    case .noSuchChannel: .notFound(.channel(quoted(in: error.message), known: []))
    case .noSuchWorkflow: .notFound(.workflow(quoted(in: error.message), known: []))
    case .noSuchPerson: .notFound(.person(quoted(in: error.message), known: []))
    case .badData, .oldSnapshot: .badData(message: error.message, hint: error.hint.flatMap { $0.isEmpty ? nil : $0 })
    case .duplicate: .duplicate(message: error.message)
    case .notAMember: turnedAway(error)
    case .requestReused: .requestReused(message: error.message)
    case .tampered, .appendOnly: .tampered(message: error.message)
    case .untranslatableCharacter:
      .badData(message: "the text holds a NUL character", hint: "Remove it, then try again.")
    case .checkViolation: .badData(message: words(for: error), hint: nil)
    case .uniqueViolation where error.constraint == "history_request_key":
      .changedMeanwhile(Change(message: "the same request is being carried out at this moment"))
    case .lockNotAvailable, .queryCanceled, .deadlockDetected, .serializationFailure: .busy(message: error.message)
    case .adminShutdown, .crashShutdown, .cannotConnectNow: .outcomeUnknown(message: error.message)
    default: nil
    }
  }

  private static func refusal(in error: PostgresError) -> Refusal {
    if let detail = error.detail, let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(detail.utf8)) {
      return refusal
    }
    return Refusal(reasons: [Refusal.Reason(code: "refused", message: error.message)])
  }

  private static func turnedAway(_ error: PostgresError) -> DeskError {
    let login = quoted(in: error.message)
    let reason = refusal(in: error).reasons.first
    return switch reason?.code {
    case "disabled": .disabled(login: login, by: nil, who: reason?.who ?? [])
    case "invited": .passwordToChoose(login: login)
    default: .notAMember(login: login, message: error.message)
    }
  }

  private struct StaleDetail: Decodable {
    var story: Int64
    var slug: String
    var version: Int
    var expected: Int?
    var by: String?
    var action: Action?
    var at: String?
  }

  private static func change(in error: PostgresError) -> Change {
    guard let detail = error.detail,
      let stale = try? JSONDecoder().decode(StaleDetail.self, from: Data(detail.utf8))
    else { return Change(message: error.message) }
    return Change(
      story: stale.story,
      slug: stale.slug,
      version: stale.version,
      expected: stale.expected,
      by: stale.by,
      action: stale.action,
      at: stale.at.flatMap { try? Date.ISO8601FormatStyle(includingFractionalSeconds: $0.contains(".")).parse($0) },
      message: error.message
    )
  }

  /// What a violated limit is about, in words: the constraints are named so that their names can be read.
  private static func words(for error: PostgresError) -> String {
    guard let constraint = error.constraint else { return "a value is outside of what can be stored" }
    var words = constraint.split(separator: "_")
    if words.starts(with: ["revision", "picture"]) {
      words.removeFirst(2)
    } else if words.count > 1 {
      words.removeFirst()
    }
    if words.starts(with: ["slug"]) {
      return
        "the slug is 1 to 100 characters, without spaces, quotes or slashes; it is no number and does not begin with -, # or @"
    }
    if words.starts(with: ["body"]) { return "the text is longer than 8 MiB" }
    let last = words.suffix(2).joined(separator: " ")
    let subject = words.dropLast(last == "is short" || last == "are short" ? 2 : 0).joined(separator: " ")
    return last.hasSuffix("short") ? "the \(subject) is too long" : "a value is not as it must be: \(subject)"
  }

  private static func quoted(in message: String) -> String {
    let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count >= 3 ? String(parts[1]) : ""
  }

  private static func lastWord(of message: String) -> String {
    message.split(separator: " ").last.map(String.init) ?? message
  }
}

/// Runs a request to the database and gives its errors the newsroom's meaning.
func translatingErrors<Value>(
  isolation: isolated (any Actor)? = #isolation,
  _ body: () async throws -> Value
) async throws -> Value {
  do {
    return try await body()
  } catch let error as PostgresError {
    throw DeskError(error) ?? error
  }
}
