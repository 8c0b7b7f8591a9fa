import Desk
import Newsroom

extension SessionContext {
  /// That nobody is there to do what was just decided; nothing where a worker runs, or can't be asked after.
  var lacksWorker: Bool {
    get async {
      guard let workers = try? await newsroom.channels.workers() else { return false }
      return workers.allSatisfy { !$0.isHere }
    }
  }

  /// What there is to say of an act that channels are told of.
  func remarksOnDelivery(of receipt: Receipt) async -> [String] {
    guard receipt.outcome == .done, await lacksWorker, let channels = try? await newsroom.channels.all(),
      !channels.isEmpty
    else { return [] }
    return ["No worker runs, and no channel is told before one does: newsdesk worker"]
  }
}
