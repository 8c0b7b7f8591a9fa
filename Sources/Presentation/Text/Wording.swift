/// Numbers and lists in English words.
public enum Wording {
  /// `4,812`.
  public static func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var result = number < 0 ? "-" : ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.utf8.count - offset).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// `1 photo`, `4,812 photos`, `0 entries`: the plural adds an s unless one is given.
  public static func count(_ number: some BinaryInteger, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// `metro`, `metro and sport`, `metro, sport and world`.
  public static func list(_ items: [String], last joiner: String = "and") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(joiner) " + last
  }
}
