import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// When texts were typed: on the newsroom's clock, and in UTC where the newsroom can't be reached. That is when people look for
/// what they typed.
struct RecoveryClock {
  private let times: Times

  static func read(_ seconds: [Int64], _ global: GlobalOptions, _ context: CommandContext) async -> RecoveryClock {
    let instants = seconds.map { Date(timeIntervalSince1970: Double($0)) }
    if !seconds.isEmpty, let session = try? await SessionContext.open(global: global, environment: context.environment)
    {
      let times = try? await session.times(instants)
      await session.close()
      if let times { return RecoveryClock(times: times) }
    }
    let now = LocalTime(secondsSince1970: Int64(Date.now.timeIntervalSince1970))
    return RecoveryClock(times: Times(clocks: [:], now: now))
  }

  func cell(_ seconds: Int64) -> Cell {
    times.cell(Date(timeIntervalSince1970: Double(seconds)))
  }
}
