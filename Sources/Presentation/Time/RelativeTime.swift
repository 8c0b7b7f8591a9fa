/// How far a moment is from now, in the words of a newsroom. What is left over of the smallest unit is dropped, but hours
/// alone are rounded.
public enum RelativeTime {
  /// How much is told: `in 3 h 28 min`, or for a column of a table `in 3 h`.
  public enum Precision: Sendable {
    case exact
    case coarse
  }

  /// A deadline: `in 3 h 28 min` ahead, `28 min late` behind, `now` within a minute.
  public static func due(inSeconds seconds: Int64, _ precision: Precision = .exact) -> String {
    guard seconds.magnitude >= 60 else { return "now" }
    let distance = duration(seconds: seconds, precision)
    return seconds > 0 ? "in \(distance)" : "\(distance) late"
  }

  /// An event: `6 min ago`, `in 6 min`, `just now` within a minute.
  public static func event(inSeconds seconds: Int64, _ precision: Precision = .exact) -> String {
    guard seconds.magnitude >= 60 else { return "just now" }
    let distance = duration(seconds: seconds, precision)
    return seconds > 0 ? "in \(distance)" : "\(distance) ago"
  }

  /// `45 s`, `43 min`, `3 h 28 min`, `2 days 4 h`, `120 days`, whichever the sign.
  public static func duration(seconds: Int64, _ precision: Precision = .exact) -> String {
    // A column with room for hours alone is read as the nearest: an hour and 59 minutes is two.
    let isHours = precision == .coarse && (3600..<84_600).contains(seconds.magnitude)
    let total = isHours ? (seconds.magnitude + 1800) / 3600 * 3600 : seconds.magnitude
    let (days, hours, minutes) = (total / 86_400, total / 3600 % 24, total / 60 % 60)
    var parts: [String]
    switch total {
    case ..<60: parts = ["\(total) s"]
    case ..<3600: parts = ["\(minutes) min"]
    case ..<86_400: parts = ["\(hours) h", minutes == 0 ? nil : "\(minutes) min"].compactMap { $0 }
    // After a fortnight nobody counts hours.
    case ..<(14 * 86_400): parts = [Wording.count(days, "day"), hours == 0 ? nil : "\(hours) h"].compactMap { $0 }
    default: parts = [Wording.count(days, "day")]
    }
    if precision == .coarse { parts = Array(parts.prefix(1)) }
    return parts.joined(separator: " ")
  }
}
