import CoreMetrics
import Synchronization

/// Keeps what the worker counts, for a file that Prometheus reads.
final class MetricsRegistry: MetricsFactory, Sendable {
  /// The process has one, as swift-metrics has one factory.
  static let shared = MetricsRegistry()

  private let series = Mutex<[Key: Series]>([:])

  private struct Key: Hashable {
    var label: String
    /// `channel="web",outcome="delivered"`.
    var dimensions: String
  }

  /// One number, or for what takes time a count and a sum.
  final class Series: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler, Sendable
  {
    enum Kind: String, Sendable {
      case counter, gauge, summary
    }

    let kind: Kind
    private let numbers = Mutex<(sum: Double, count: Int)>((0, 0))

    init(_ kind: Kind) { self.kind = kind }

    var value: (sum: Double, count: Int) { numbers.withLock { $0 } }

    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    func reset() { numbers.withLock { $0 = (0, 0) } }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { numbers.withLock { $0.sum = value } }
    func decrement(by amount: Double) { add(-amount) }
    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { kind == .gauge ? set(value) : add(value) }
    func recordNanoseconds(_ duration: Int64) { add(Double(duration) / 1e9) }

    private func add(_ amount: Double) {
      numbers.withLock { numbers in
        numbers.sum += amount
        numbers.count += 1
      }
    }
  }

  private func make(_ label: String, _ dimensions: [(String, String)], _ kind: Series.Kind) -> Series {
    let key = Key(label: label, dimensions: dimensions.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ","))
    return series.withLock { series in
      if let known = series[key] { return known }
      let new = Series(kind)
      series[key] = new
      return new
    }
  }

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    make(label, dimensions, .counter)
  }

  func makeFloatingPointCounter(
    label: String,
    dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    make(label, dimensions, .counter)
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    make(label, dimensions, .gauge)
  }

  func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    make(label, dimensions, aggregate ? .summary : .gauge)
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    make(label, dimensions, .summary)
  }

  // What was counted stays counted.
  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  func destroyMeter(_ handler: any MeterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  /// Prometheus's text format, version 0.0.4.
  ///
  /// - Parameter help: what each series says, by label.
  func text(help: [String: String]) -> String {
    let all = series.withLock { $0 }
    var lines: [String] = []
    for label in Set(all.keys.map(\.label)).sorted() {
      let ofLabel = all.filter { $0.key.label == label }.sorted { $0.key.dimensions < $1.key.dimensions }
      guard let kind = ofLabel.first?.value.kind else { continue }
      if let words = help[label] { lines.append("# HELP \(label) \(words)") }
      lines.append("# TYPE \(label) \(kind.rawValue)")
      for (key, series) in ofLabel {
        let value = series.value
        let braces = key.dimensions.isEmpty ? "" : "{\(key.dimensions)}"
        if kind == .summary {
          lines += ["\(label)_sum\(braces) \(value.sum)", "\(label)_count\(braces) \(value.count)"]
        } else {
          lines.append("\(label)\(braces) \(value.sum)")
        }
      }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.append(character)
      }
    }
    return result
  }
}
