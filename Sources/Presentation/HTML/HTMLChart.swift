/// A picture of figures on a page, drawn as SVG in the page's own colours. What it shows stands in a table as well.
public protocol HTMLChart: Sendable {
  /// What its colours stand for; empty where there is one alone.
  var series: [String] { get }
  /// What it shows, above it.
  var title: String { get }
  var isEmpty: Bool { get }
  var svg: String { get }
}

extension HTMLChart {
  /// Colours in the stylesheet.
  static var colors: Int { 8 }

  func fill(_ index: Int) -> String { "s\(index % Self.colors)" }

  var legend: String {
    guard series.count > 1 else { return "" }
    let items = series.enumerated().map { index, name in
      let sign =
        "<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"\(fill(index))\" width=\"10\" height=\"10\" rx=\"2\"/></svg>"
      return "<li>\(sign)\(SafeText.html(name))</li>"
    }
    return "<ul class=\"legend\">\(items.joined())</ul>"
  }

  /// An SVG of this size in its own units.
  func drawing(_ width: Double, _ height: Double, _ parts: [String]) -> String {
    """
    <svg viewBox="0 0 \(Self.number(width)) \(Self.number(height))" role="img" aria-label="\(SafeText.html(title))">
    \(parts.joined(separator: "\n"))
    </svg>
    """
  }

  /// At most one digit behind the point, and no point without one.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }

  /// About as wide as the text is drawn, at 13 px.
  static func width(of text: String) -> Double { Double(DisplayWidth.of(text)) * 7.4 }
}
