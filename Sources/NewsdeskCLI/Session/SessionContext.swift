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
