import Desk
import Logging
import Newsroom
import ServiceLifecycle

/// Gives each channel a loop of its own, so that one that is slow or away holds up no other; and takes it away again where the channel
/// is paused, changed or gone.
struct Dispatcher: Service {
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
    await withDiscardingTaskGroup { group in
      var running: [Int: (channel: DeliveryService.ServedChannel, stop: Doorbell.Stop)] = [:]
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        var pause = settings.poll
        do {
          let served = try await channels()
          for (id, loop) in running where !served.contains(loop.channel) {
            loop.stop.stop()
            running[id] = nil
          }
          for channel in served where running[channel.channel.id] == nil {
            let stop = Doorbell.Stop()
            running[channel.channel.id] = (channel, stop)
            let loop = loop(channel, stop)
            group.addTask { await loop.run() }
          }
          troubles.areOver(logger)
        } catch {
          pause = troubles.add(error, logger, "asking for the channels")
        }
        let wait = pause
        await cancelWhenGracefulShutdown { await bell.wait(upTo: .seconds(wait)) }
      }
      for loop in running.values { loop.stop.stop() }
    }
  }

  /// Sends what is due, of each channel side by side, until nothing is.
  func runOnce() async throws {
    let served = try await channels()
    await withDiscardingTaskGroup { group in
      for channel in served {
        let loop = loop(channel, Doorbell.Stop())
        group.addTask { await loop.runOnce() }
      }
    }
  }

  private func channels() async throws -> [DeliveryService.ServedChannel] {
    try await database.with { try await $0.deliveries.channels() }
      .filter { settings.channels?.contains($0.channel.name) ?? true }
  }

  private func loop(_ channel: DeliveryService.ServedChannel, _ stop: Doorbell.Stop) -> ChannelLoop {
    ChannelLoop(
      served: channel,
      database: database,
      settings: settings,
      doorbells: doorbells,
      figures: figures,
      stop: stop,
      logger: logger
    )
  }
}
