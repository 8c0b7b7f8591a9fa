/// A stretch in which two sequences differ: what stood in the old one, and what stands in the new one instead.
struct Hunk: Hashable, Sendable {
  var old: Range<Int>
  var new: Range<Int>
}

/// What two sequences have in common, in time that is bounded whatever they hold.
///
/// The shortest way from one to the other (Myers 1986) where that is near. Where it is far, what stands once in each of them
/// divides the work, and a part that nothing divides counts as changed whole.
struct SequenceDiff {
  let old: [Int]
  let new: [Int]
  /// Steps that are left for the shortest way, and elements that may still be looked at to divide the work.
  var steps = 20_000_000
  private var looks: Int

  /// - Returns: the stretches that differ, in order, with something the same between any two of them.
  static func hunks<Element: Hashable>(from old: [Element], to new: [Element]) -> [Hunk] {
    // Comparing numbers is faster than comparing texts, again and again.
    var numbers: [Element: Int] = [:]
    func numbered(_ elements: [Element]) -> [Int] {
      elements.map { element in
        let number = numbers[element, default: numbers.count]
        numbers[element] = number
        return number
      }
    }
    var diff = SequenceDiff(old: numbered(old), new: numbered(new))
    return diff.hunks()
  }

  private init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
    looks = 16 * (old.count + new.count)
  }

  private mutating func hunks() -> [Hunk] {
    var found: [Hunk] = []
    func add(_ hunk: Hunk) {
      if let last = found.last, last.old.upperBound == hunk.old.lowerBound, last.new.upperBound == hunk.new.lowerBound {
        found[found.count - 1] = Hunk(
          old: last.old.lowerBound..<hunk.old.upperBound,
          new: last.new.lowerBound..<hunk.new.upperBound
        )
      } else {
        found.append(hunk)
      }
    }
    var open = [Hunk(old: old.indices, new: new.indices)]
    while let next = open.popLast() {
      let hunk = trimmed(next)
      if hunk.old.isEmpty || hunk.new.isEmpty {
        if !(hunk.old.isEmpty && hunk.new.isEmpty) { add(hunk) }
      } else if let shortest = shortestWay(hunk) {
        shortest.forEach(add)
      } else {
        let parts = divided(hunk)
        if parts.isEmpty { add(hunk) } else { open += parts.reversed() }
      }
    }
    return found
  }

  private func trimmed(_ hunk: Hunk) -> Hunk {
    var (oldStart, oldEnd) = (hunk.old.lowerBound, hunk.old.upperBound)
    var (newStart, newEnd) = (hunk.new.lowerBound, hunk.new.upperBound)
    while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
      oldStart += 1
      newStart += 1
    }
    while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    return Hunk(old: oldStart..<oldEnd, new: newStart..<newEnd)
  }

  /// The parts between what stands once in both; none where nothing does.
  private mutating func divided(_ hunk: Hunk) -> [Hunk] {
    looks -= hunk.old.count + hunk.new.count
    guard looks > 0 else { return [] }
    var places: [Int: (old: Int, new: Int)] = [:]
    let (unseen, twice) = (-1, -2)
    for place in hunk.old { places[old[place]] = (places[old[place]] == nil ? place : twice, unseen) }
    for place in hunk.new {
      guard let known = places[new[place]] else { continue }
      places[new[place]] = (known.old, known.new == unseen ? place : twice)
    }
    let once = places.values.filter { $0.old >= 0 && $0.new >= 0 }.sorted { $0.old < $1.old }
    var parts: [Hunk] = []
    var (oldStart, newStart) = (hunk.old.lowerBound, hunk.new.lowerBound)
    for anchor in Self.longestRise(once) {
      parts.append(Hunk(old: oldStart..<anchor.old, new: newStart..<anchor.new))
      (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
    }
    guard !parts.isEmpty else { return [] }
    return parts + [Hunk(old: oldStart..<hunk.old.upperBound, new: newStart..<hunk.new.upperBound)]
  }

  /// The most pairs that stand in the same order in both.
  private static func longestRise(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    /// The pair that ends the lowest rise of each length, and what each pair follows.
    var ends: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var rise: [(old: Int, new: Int)] = []
    var index = ends.last ?? -1
    while index >= 0 {
      rise.append(pairs[index])
      index = previous[index]
    }
    return rise.reversed()
  }
}
