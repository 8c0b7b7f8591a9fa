import Presentation

extension Cell {
  /// Seconds for programs, and in words: `2 h 5 min`.
  static func duration(_ seconds: Double, style: Style? = nil) -> Cell {
    Cell(
      .number(Int64(seconds.rounded())),
      words: RelativeTime.duration(seconds: Int64(seconds.rounded())),
      style: style
    )
  }

  /// A number from 0 to 1 for programs, with three digits; in percent for people.
  static func share(_ share: Double?) -> Cell {
    share.map { Cell(.decimal(($0 * 1000).rounded() / 1000), words: "\(Int(($0 * 100).rounded())) %") } ?? .missing("-")
  }
}
