/// Two sequences that were both made of a third, put together: what only one of them changed is taken from it.
enum ThreeWayMerge {
  enum Chunk<Element: Hashable & Sendable>: Hashable, Sendable {
    case unchanged([Element])
    /// Changed by one alone.
    case mine([Element])
    case theirs([Element])
    /// Changed by both, to the same.
    case both([Element])
    case conflict(mine: [Element], theirs: [Element])
  }

  /// Changes of neighbours don't collide: one may rewrite a paragraph and the other put one behind it. What collides is a
  /// change of the same elements, and an insertion at the same place.
  static func chunks<Element: Hashable & Sendable>(
    base: [Element],
    mine: [Element],
    theirs: [Element]
  ) -> [Chunk<Element>] {
    let mineHunks = SequenceDiff.hunks(from: base, to: mine)
    let theirHunks = SequenceDiff.hunks(from: base, to: theirs)
    var chunks: [Chunk<Element>] = []
    var (nextMine, nextTheirs) = (0, 0)
    var place = 0
    while nextMine < mineHunks.count || nextTheirs < theirHunks.count {
      // A group begins with whichever comes first and takes in whatever collides with it.
      let (firstMine, firstTheirs) = (nextMine, nextTheirs)
      var region: Range<Int>
      if nextTheirs == theirHunks.count
        || (nextMine < mineHunks.count && mineHunks[nextMine].comesBefore(theirHunks[nextTheirs]))
      {
        region = mineHunks[nextMine].old
        nextMine += 1
      } else {
        region = theirHunks[nextTheirs].old
        nextTheirs += 1
      }
      while true {
        if nextMine < mineHunks.count, mineHunks[nextMine].old.collides(with: region) {
          region = region.lowerBound..<max(region.upperBound, mineHunks[nextMine].old.upperBound)
          nextMine += 1
        } else if nextTheirs < theirHunks.count, theirHunks[nextTheirs].old.collides(with: region) {
          region = region.lowerBound..<max(region.upperBound, theirHunks[nextTheirs].old.upperBound)
          nextTheirs += 1
        } else {
          break
        }
      }
      if place < region.lowerBound { chunks.append(.unchanged(Array(base[place..<region.lowerBound]))) }
      let mineGroup = mineHunks[firstMine..<nextMine]
      let theirGroup = theirHunks[firstTheirs..<nextTheirs]
      let mineNow = rewritten(region, of: base, to: mine, by: mineGroup)
      let theirsNow = rewritten(region, of: base, to: theirs, by: theirGroup)
      if theirGroup.isEmpty {
        chunks.append(.mine(mineNow))
      } else if mineGroup.isEmpty {
        chunks.append(.theirs(theirsNow))
      } else if mineNow == theirsNow {
        chunks.append(.both(mineNow))
      } else {
        chunks.append(.conflict(mine: mineNow, theirs: theirsNow))
      }
      place = region.upperBound
    }
    if place < base.count { chunks.append(.unchanged(Array(base[place...]))) }
    return chunks
  }

  /// What a stretch of the base has become.
  private static func rewritten<Element>(
    _ region: Range<Int>,
    of base: [Element],
    to changed: [Element],
    by hunks: ArraySlice<Hunk>
  ) -> [Element] {
    var result: [Element] = []
    var place = region.lowerBound
    for hunk in hunks {
      result += base[place..<hunk.old.lowerBound]
      result += changed[hunk.new]
      place = hunk.old.upperBound
    }
    return result + base[place..<region.upperBound]
  }
}

extension Hunk {
  fileprivate func comesBefore(_ other: Hunk) -> Bool {
    (old.lowerBound, old.upperBound) <= (other.old.lowerBound, other.old.upperBound)
  }
}

extension Range where Bound == Int {
  /// Whether two changes of these stretches can't both be made: they share an element, one puts something into the midst of the
  /// other, or both put something at the same place.
  fileprivate func collides(with other: Range<Int>) -> Bool {
    if isEmpty && other.isEmpty { return lowerBound == other.lowerBound }
    if isEmpty { return other.lowerBound < lowerBound && lowerBound < other.upperBound }
    if other.isEmpty { return lowerBound < other.lowerBound && other.lowerBound < upperBound }
    return overlaps(other)
  }
}
