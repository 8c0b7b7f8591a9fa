/// Lines in the order in which they came, each once, however many there are.
struct DistinctLines {
  private(set) var lines: [String] = []
  private var seen: Set<String> = []

  var isEmpty: Bool { lines.isEmpty }

  func contains(_ line: String) -> Bool { seen.contains(line) }

  /// Whether the line was new.
  @discardableResult
  mutating func append(_ line: String) -> Bool {
    guard seen.insert(line).inserted else { return false }
    lines.append(line)
    return true
  }
}
