import Desk
import Newsroom
import Presentation

/// The lock that an open editor holds on a story. It lasts half an hour and is prolonged for as long as the editor is open, so that
/// it is soon over when the machine stops.
struct EditLock {
  private let locks: LockService
  private let story: Int64
  /// Somebody else's lock, and one that the person had taken themselves, are not given back here.
  private let isOurs: Bool

  /// Takes the lock. Who may not edit the story learns it now and not after an hour's typing; where somebody else holds the
  /// lock, the person at the terminal decides.
  static func take(_ story: Int64, _ context: CommandContext, _ session: SessionContext) async throws -> EditLock {
    let locks = session.newsroom.locks
    do {
      let receipt = try await locks.lock(story)
      return EditLock(locks: locks, story: story, isOurs: receipt.outcome == .taken)
    } catch DeskError.refused(let refusal, .lease) {
      let reason = refusal.reasons.first?.message ?? "somebody else holds its lock"
      context.note("\(story) \(refusal.slug ?? ""): \(reason). What you type can't be saved before that.")
      for line in ErrorReport(refusal, .lease).lines { context.note("  " + line) }
      try Question.confirm("Open it all the same?", in: context)
      return EditLock(locks: locks, story: story, isOurs: false)
    } catch DeskError.refused(let refusal, let kind) {
      throw ErrorReport(refusal, kind, participle: "opened for editing")
    }
  }

  /// Failing, the lock runs out by itself.
  func prolong() async {
    if isOurs { _ = try? await locks.lock(story) }
  }

  func release() async {
    if isOurs { _ = try? await locks.unlock(story) }
  }
}
