/// Columns that stand side by side, one for each day, say; the series of a column stand on each other.
public struct ColumnChart: HTMLChart {
  public let title: String
  public let series: [String]
  public var columns: [Column]

  public struct Column: Sendable {
    /// Below the column, where there is room.
    public var label: String
    public var values: [Double]

    public init(_ label: String, _ values: [Double]) {
      self.label = label
      self.values = values
    }
  }

  public init(title: String, series: [String], columns: [Column]) {
    self.title = title
    self.series = series
    self.columns = columns
  }

  public var isEmpty: Bool { highest <= 0 }

  private var highest: Double { columns.map { $0.values.reduce(0, +) }.max() ?? 0 }

  private enum Size {
    static let width = 720.0
    static let height = 180.0
    static let top = 16.0
    static let left = 34.0
    static let widest = 56.0
  }

  public var svg: String {
    let step = Self.step(for: highest)
    let ticks = Int((highest / step).rounded(.up))
    let scale = Size.height / (Double(ticks) * step)
    let bottom = Size.top + Size.height
    let pitch = min(Size.widest, (Size.width - Size.left) / Double(max(1, columns.count)))
    let right = Size.left + pitch * Double(columns.count)
    var parts: [String] = []
    for tick in 0...ticks {
      let y = Self.number(bottom - Double(tick) * step * scale)
      parts.append("<path class=\"axis\" d=\"M\(Self.number(Size.left)) \(y)H\(Self.number(right))\"/>")
      parts.append(
        "<text class=\"small\" x=\"\(Self.number(Size.left - 6))\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\">\(Self.number(Double(tick) * step))</text>"
      )
    }
    // Labels stand as close as the widest of them lets them.
    let widest = (columns.map { Self.width(of: $0.label) }.max() ?? 0) * 0.85 + 8
    let every = max(1, Int((widest / pitch).rounded(.up)))
    for (place, column) in columns.enumerated() {
      let x = Size.left + pitch * Double(place)
      let width = max(1, pitch * 0.72)
      var y = bottom
      for (index, value) in column.values.enumerated() where value > 0 {
        y -= value * scale
        parts.append(
          "<rect class=\"\(fill(index))\" x=\"\(Self.number(x + (pitch - width) / 2))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" height=\"\(Self.number(value * scale))\"/>"
        )
      }
      let total = Self.number(column.values.reduce(0, +))
      if total != "0", pitch >= 18 {
        parts.append(
          "<text class=\"small\" x=\"\(Self.number(x + pitch / 2))\" y=\"\(Self.number(y - 4))\" text-anchor=\"middle\">\(total)</text>"
        )
      }
      guard place.isMultiple(of: every) else { continue }
      parts.append(
        "<text class=\"small\" x=\"\(Self.number(x + pitch / 2))\" y=\"\(Self.number(bottom + 16))\" text-anchor=\"middle\">\(SafeText.html(column.label))</text>"
      )
    }
    return drawing(Size.width, bottom + 22, parts)
  }

  /// A round number of which four or so make the height: 1, 2, 5, 10, 20 …
  public static func step(for highest: Double) -> Double {
    var step = 1.0
    while highest / step > 5 {
      step *= 2
      if highest / step <= 5 { break }
      step *= 2.5
      if highest / step <= 5 { break }
      step *= 2
    }
    return step
  }
}
