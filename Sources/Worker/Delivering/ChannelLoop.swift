import Desk
import Logging
import Newsroom
import ServiceLifecycle

/// Delivers one channel: takes what is due under a lease, has it written and sent, and says what became of it.
struct ChannelLoop: Sendable {
  let served: DeliveryService.ServedChannel
  let database: Database
  let settings: WorkerSettings
  let doorbells: Doorbells
  let figures: Figures
  let stop: Doorbell.Stop
  let logger: Logger

  private var channel: Channel { served.channel }

  /// So many at a time: few enough for a lease, and enough that the database's part is small.
  private var batch: Int {
    switch channel.settings.kind {
    case .folder: 100
    case .webhook: 16
    case .feed: 500
    }
  }

  private var isEnding: Bool { stop.isSet || Task.isShuttingDownGracefully || Task.isCancelled }

  func run() async {
    let bell = Doorbell()
    doorbells.add(bell)
    stop.rings(bell)
    defer { doorbells.remove(bell) }
    let sender = makeSender()
    var troubles = Troubles()
    while !isEnding {
      var pause = settings.poll
      do {
        try await runTests(sender)
        if try await deliver(sender) > 0 { continue }
        if let next = try await database.with({ try await $0.deliveries.nextDelivery(channel.id) }) {
          pause = min(pause, max(next, 0.02))
        }
        troubles.areOver(logger)
      } catch {
        pause = troubles.add(error, logger, "delivering to \(channel.name)")
      }
      if isEnding { break }
      let wait = pause
      await cancelWhenGracefulShutdown { await bell.wait(upTo: .seconds(wait)) }
    }
  }

  /// Until nothing is due.
  func runOnce() async {
    let sender = makeSender()
    do {
      try await runTests(sender)
      while try await deliver(sender) > 0 {}
    } catch {
      logger.warning("delivering to \(channel.name) failed: \(error)")
    }
  }

  private func makeSender() -> any ChannelSender {
    switch channel.settings.kind {
    case .folder: FolderSender(channel: channel, database: database)
    case .webhook: WebhookSender(channel: channel, secret: served.secret ?? [], certificates: settings.certificates)
    case .feed: FeedSender(served: served, database: database)
    }
  }

  /// - Returns: how many deliveries there were.
  private func deliver(_ sender: any ChannelSender) async throws -> Int {
    // By our own clock, from before the lease began: we think it over before the server does.
    let lease = Lease(seconds: settings.lease)
    let claimed = try await database.with {
      try await $0.deliveries.claim(channel.id, atMost: batch, lease: settings.lease, worker: settings.name)
    }
    guard !claimed.isEmpty else { return 0 }
    let packed = try await Packing(channel: channel, database: database).pack(claimed)
    let ready = packed.compactMap(\.consignment)
    let sent = ready.isEmpty ? [] : await sender.send(ready, lease)
    let results = packed.compactMap(\.result) + sent
    let ended = try await finish(results)
    for result in results where ended.contains(result.id) { tell(result) }
    return claimed.count
  }

  /// What was sent is sent, even where this worker is told to end: so a connection that breaks here is tried again while the lease
  /// lasts, and after that another worker sends it again, under the same key.
  private func finish(_ results: [DeliveryResult]) async throws -> Set<Int64> {
    for attempt in 1...3 {
      do {
        return try await database.with { try await $0.deliveries.finish(results) }
      } catch  where attempt < 3 {
        logger.debug("saying what was delivered failed: \(error)")
        try? await Task.sleep(for: .milliseconds(200 * attempt))
      }
    }
    return []
  }

  private func tell(_ result: DeliveryResult) {
    figures.count(result.outcome, channel.name)
    switch result.outcome {
    case .delivered, .released: break
    case .failed(let problem, _):
      logger.info("not delivered yet", metadata: about(result, problem))
    case .refused(let problem):
      logger.warning("refused for good", metadata: about(result, problem))
    case .mismatch(let problem):
      logger.error("not sent: it is not what was approved", metadata: about(result, problem))
    }
  }

  private func about(_ result: DeliveryResult, _ problem: String) -> Logger.Metadata {
    ["channel": "\(channel.name)", "delivery": "\(result.id)", "problem": "\(problem)"]
  }

  private func runTests(_ sender: any ChannelSender) async throws {
    for test in try await database.with({ try await $0.deliveries.takeTests(channel.id) }) {
      let problem = await sender.test()
      try await database.with { try await $0.deliveries.endTest(test, problem: problem) }
    }
  }
}
