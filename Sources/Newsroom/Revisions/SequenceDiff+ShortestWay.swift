extension SequenceDiff {
  /// How many elements may differ for the shortest way to be sought: its table grows with the square.
  private static let reach = 1000

  /// The shortest way from the old sequence to the new one. Nil where it is farther than ``reach``, or the steps are used up.
  mutating func shortestWay(_ hunk: Hunk) -> [Hunk]? {
    let (oldCount, newCount) = (hunk.old.count, hunk.new.count)
    let limit = min(oldCount + newCount, Self.reach)
    // What is farther apart than that in length alone needs no search.
    guard abs(oldCount - newCount) <= limit else { return nil }
    /// How far along the old sequence each diagonal has come, and the same for every number of changes before.
    var front = [Int32](repeating: 0, count: 2 * limit + 3)
    var trace: [[Int32]] = []
    for changes in 0...limit {
      trace.append(Array(front[(limit + 1 - changes)...(limit + 1 + changes)]))
      for diagonal in stride(from: -changes, through: changes, by: 2) {
        let slot = diagonal + limit + 1
        let isDown = diagonal == -changes || (diagonal != changes && front[slot - 1] < front[slot + 1])
        var oldPlace = Int(isDown ? front[slot + 1] : front[slot - 1] + 1)
        var newPlace = oldPlace - diagonal
        steps -= 1
        while oldPlace < oldCount, newPlace < newCount,
          old[hunk.old.lowerBound + oldPlace] == new[hunk.new.lowerBound + newPlace]
        {
          oldPlace += 1
          newPlace += 1
          steps -= 1
        }
        front[slot] = Int32(oldPlace)
        if oldPlace >= oldCount, newPlace >= newCount { return Self.hunks(hunk, trace) }
      }
      if steps < 0 { return nil }
    }
    return nil
  }

  /// The way that the trace tells, from its end back to its beginning.
  private static func hunks(_ hunk: Hunk, _ trace: [[Int32]]) -> [Hunk] {
    var hunks: [Hunk] = []
    var (oldPlace, newPlace) = (hunk.old.count, hunk.new.count)
    for changes in stride(from: trace.count - 1, to: 0, by: -1) {
      let front = trace[changes]
      func reached(_ diagonal: Int) -> Int32 { front[diagonal + changes] }
      let diagonal = oldPlace - newPlace
      let isDown =
        diagonal == -changes || (diagonal != changes && reached(diagonal - 1) < reached(diagonal + 1))
      let before = diagonal + (isDown ? 1 : -1)
      let oldBefore = Int(reached(before))
      let newBefore = oldBefore - before
      let (oldStart, newStart) = (hunk.old.lowerBound + oldBefore, hunk.new.lowerBound + newBefore)
      let one = Hunk(
        old: oldStart..<(oldStart + (isDown ? 0 : 1)),
        new: newStart..<(newStart + (isDown ? 1 : 0))
      )
      if let next = hunks.last, next.old.lowerBound == one.old.upperBound, next.new.lowerBound == one.new.upperBound {
        hunks[hunks.count - 1] = Hunk(
          old: one.old.lowerBound..<next.old.upperBound,
          new: one.new.lowerBound..<next.new.upperBound
        )
      } else {
        hunks.append(one)
      }
      (oldPlace, newPlace) = (oldBefore, newBefore)
    }
    return hunks.reversed()
  }
}
