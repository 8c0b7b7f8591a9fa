import CoreMetrics
import Desk
import Logging
import ServiceLifecycle

/// Publishes stories when their time has come.
struct Scheduler: Service {
  let database: Database
  let settings: WorkerSettings
  let doorbells: Doorbells
  let figures: Figures
  let logger: Logger
  private let bell = Doorbell()

  func run() async {
    doorbells.add(bell)
    defer { doorbells.remove(bell) }
    var troubles = Troubles()
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      var pause = settings.poll
      do {
        try await runOnce()
        // To the moment, and never early: the server's clock says what is due.
        if let next = try await database.with({ try await $0.deliveries.nextDue() }) {
          pause = min(pause, max(next, 0.005))
        }
        troubles.areOver(logger)
      } catch {
        pause = troubles.add(error, logger, "looking for what is scheduled")
      }
      await wait(pause)
    }
  }

  /// Publishes all that is due.
  func runOnce() async throws {
    while !Task.isShuttingDownGracefully {
      let due = try await database.with { try await $0.deliveries.publishDue() }
      for story in due {
        if let edition = story.edition {
          figures.published.increment(by: 1)
          logger.info("published as scheduled", metadata: ["story": "\(story.story)", "edition": "\(edition)"])
        } else {
          figures.missed.increment(by: 1)
          logger.warning(
            "a scheduled story could not go out",
            metadata: ["story": "\(story.story)", "reasons": "\(story.codes.joined(separator: ", "))"]
          )
        }
      }
      if due.contains(where: { $0.edition != nil }) { doorbells.ringAll() }
      if due.isEmpty { return }
    }
  }

  private func wait(_ seconds: Double) async {
    await cancelWhenGracefulShutdown { await bell.wait(upTo: .seconds(seconds)) }
  }
}

/// How often something failed in a row: longer pauses each time, and a word in the log for the first and the last.
struct Troubles {
  private var count = 0

  /// - Returns: seconds to wait.
  mutating func add(_ error: any Error, _ logger: Logger, _ what: String) -> Double {
    count += 1
    // One for each time that the pause doubles, and then one in a while.
    if count & (count - 1) == 0 { logger.warning("\(what) failed: \(error)", metadata: ["times": "\(count)"]) }
    return min(Double(1 << min(count, 5)) / 2, 15)
  }

  mutating func areOver(_ logger: Logger) {
    if count > 0 { logger.notice("it works again") }
    count = 0
  }
}
