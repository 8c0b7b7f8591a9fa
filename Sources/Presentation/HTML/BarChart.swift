/// Bars that lie beside their labels: one below the other for each series, or all series of a row in one bar.
public struct BarChart: HTMLChart {
  public let title: String
  public let series: [String]
  public var rows: [Row]
  /// Whether the values of a row are parts of a whole.
  public let isStacked: Bool

  public struct Row: Sendable {
    public var label: String
    /// Of each series, in order; none below 0.
    public var values: [Double]
    /// What is written at the end of each bar, or of the only one.
    public var words: [String]

    public init(_ label: String, _ values: [Double], words: [String]) {
      self.label = label
      self.values = values
      self.words = words
    }
  }

  public init(title: String, series: [String], rows: [Row], isStacked: Bool = false) {
    self.title = title
    self.series = series
    self.rows = rows
    self.isStacked = isStacked
  }

  public var isEmpty: Bool { scale <= 0 }

  /// The longest bar.
  private var scale: Double {
    rows.map { isStacked ? $0.values.reduce(0, +) : $0.values.max() ?? 0 }.max() ?? 0
  }

  private enum Size {
    static let width = 720.0
    static let label = 230.0
    static let bar = 18.0
    static let thin = 13.0
    static let gap = 10.0
  }

  public var svg: String {
    let labelWidth = min(Size.label, (rows.map { Self.width(of: $0.label) }.max() ?? 0) + 4)
    let words = (rows.flatMap(\.words).map { Self.width(of: $0) }.max() ?? 0) + 10
    let left = labelWidth + 10
    let room = max(100, Size.width - left - words)
    var y = 2.0
    var parts: [String] = []
    for row in rows {
      let height = isStacked || series.count < 2 ? Size.bar : Double(row.values.count) * (Size.thin + 2) - 2
      let label = DisplayWidth.truncate(row.label, to: Int(labelWidth / 7.4))
      let middle = Self.number(y + height / 2 + 4.5)
      parts.append(
        "<text x=\"\(Self.number(labelWidth))\" y=\"\(middle)\" text-anchor=\"end\">\(SafeText.html(label))</text>"
      )
      parts += isStacked ? stack(row, left, y, room) : bars(row, left, y, room)
      y += height + Size.gap
    }
    parts.append("<path class=\"axis\" d=\"M\(Self.number(left)) 0V\(Self.number(y - Size.gap + 2))\"/>")
    return drawing(Size.width, y - Size.gap + 4, parts)
  }

  private func stack(_ row: Row, _ left: Double, _ y: Double, _ room: Double) -> [String] {
    var x = left
    var parts: [String] = []
    for (index, value) in row.values.enumerated() where value > 0 {
      let width = value / scale * room
      parts.append(rectangle(index, x, y, width, Size.bar))
      let inside = Self.number(value)
      if Self.width(of: inside) < width - 4 {
        parts.append(
          "<text class=\"inside\" x=\"\(Self.number(x + width / 2))\" y=\"\(Self.number(y + 13))\" text-anchor=\"middle\">\(inside)</text>"
        )
      }
      x += width
    }
    return parts + [word(row.words.first ?? "", x, y + 13.5)]
  }

  private func bars(_ row: Row, _ left: Double, _ y: Double, _ room: Double) -> [String] {
    let height = series.count < 2 ? Size.bar : Size.thin
    return row.values.enumerated().flatMap { index, value in
      let top = y + Double(index) * (height + 2)
      let width = value / scale * room
      let text = index < row.words.count ? row.words[index] : ""
      return [rectangle(index, left, top, width, height), word(text, left + width, top + height / 2 + 4.5)]
    }
  }

  private func rectangle(_ index: Int, _ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    "<rect class=\"\(fill(index))\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(max(width, 1)))\" height=\"\(Self.number(height))\"/>"
  }

  private func word(_ text: String, _ x: Double, _ y: Double) -> String {
    "<text x=\"\(Self.number(x + 6))\" y=\"\(Self.number(y))\">\(SafeText.html(text))</text>"
  }
}
