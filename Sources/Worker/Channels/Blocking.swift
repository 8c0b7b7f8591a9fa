import Dispatch

/// Runs what blocks on threads of its own, several at a time, so that it holds up nothing else.
enum Blocking {
  private static let queue = DispatchQueue(label: "newsdesk.worker.blocking", attributes: .concurrent)

  static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }

  /// As many lanes at a time, each going through its part one by one.
  static func inLanes<Item: Sendable, Value: Sendable>(
    _ count: Int,
    _ items: [Item],
    _ body: @escaping @Sendable (Int, Item) -> Value
  ) async -> [Value] {
    await withTaskGroup(of: [Value].self) { group in
      for lane in 0..<min(count, items.count) {
        let part = stride(from: lane, to: items.count, by: count).map { items[$0] }
        group.addTask { await run { part.map { body(lane, $0) } } }
      }
      var all: [Value] = []
      for await part in group { all += part }
      return all
    }
  }
}
