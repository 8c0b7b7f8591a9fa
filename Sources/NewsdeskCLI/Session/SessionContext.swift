import Desk
import Newsroom
import Postgres
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An open session, and the newsroom's clock in the words of a screen.
struct SessionContext: Sendable {
  let newsroom: NewsroomSession

  static func open(global: GlobalOptions, environment: [String: String]) async throws -> SessionContext {
    let place = NewsroomPlace(environment: environment)
    let configuration = try place.personalConfiguration(as: global.colleague, environment: environment)
    do {
      return SessionContext(newsroom: try await NewsroomSession.open(configuration))
    } catch DeskError.unreachable(let where_, let message) {
      throw try await place.explanation(
        login: configuration.parameters["user"],
        fallback: .unreachable(place: where_, message: message)
      )
    }
  }

  func close() async {
    await newsroom.close()
  }

  /// The story that the reference means.
  func story(_ reference: StoryReference) async throws -> Int64 {
    try await newsroom.drafts.resolve(reference)
  }

  /// The newsroom's wall clock at these instants and now.
  func times(_ instants: [Date?] = []) async throws -> Times {
    let others = Set(instants.compactMap { $0 }).subtracting([newsroom.now])
    var clocks = try await newsroom.clock.wallClocks(at: others).mapValues(LocalTime.init)
    let now = LocalTime(newsroom.clock.nowOnTheWall)
    clocks[newsroom.now] = now
    return Times(clocks: clocks, now: now)
  }
}

/// Instants as the newsroom's clock shows them.
struct Times: Sendable {
  let clocks: [Date: LocalTime]
  let now: LocalTime

  func local(_ instant: Date) -> LocalTime {
    clocks[instant] ?? LocalTime(secondsSince1970: Int64(instant.timeIntervalSince1970.rounded(.down)))
  }

  /// `today 18:00 GMT (in 3 h 28 min)`.
  func due(_ instant: Date) -> String {
    let time = local(instant)
    return "\(time.familiar(now: now)) (\(RelativeTime.due(inSeconds: time.seconds(since: now))))"
  }

  func dueCell(_ instant: Date?) -> Cell {
    guard let instant else { return .missing() }
    let time = local(instant)
    let seconds = time.seconds(since: now)
    return .instant(time, RelativeTime.due(inSeconds: seconds, .coarse), style: seconds < 0 ? .red : nil)
  }

  func cell(_ instant: Date) -> Cell {
    let time = local(instant)
    return .instant(time, time.absolute(now: now))
  }
}

extension LocalTime {
  init(_ clock: ClockService.WallClock) {
    self.init(
      year: clock.year,
      month: clock.month,
      day: clock.day,
      hour: clock.hour,
      minute: clock.minute,
      second: clock.second,
      utcOffset: clock.offset,
      zone: clock.abbreviation
    )
  }
}
