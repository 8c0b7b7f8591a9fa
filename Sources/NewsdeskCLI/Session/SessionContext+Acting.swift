import Desk
import Newsroom

extension SessionContext {
  /// Carries out an act whose refusal is told in its own words: a story that somebody changed meanwhile was not "saved".
  func acting<Value>(_ action: Action, _ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch DeskError.changedMeanwhile(let change) {
      throw ErrorReport(change, participle: action.participle)
    }
  }
}
