/// A piece of two texts side by side. `same` and `removed` put together are the old text, `same` and `added` the new one.
public enum DiffPiece: Hashable, Sendable {
  case same(String)
  case removed(String)
  case added(String)
}

/// Two texts compared word by word.
public enum WordDiff {
  /// Beyond this many bytes of both texts together, words are not compared: the old text is removed, the new one added.
  public static let limit = 1 << 20

  public static func pieces(from old: String, to new: String) -> [DiffPiece] {
    guard old != new else { return old.isEmpty ? [] : [.same(old)] }
    guard old.utf8.count + new.utf8.count <= limit else { return whole(old, new) }
    let (oldWords, newWords) = (WordTokens.split(old), WordTokens.split(new))
    var pieces: [DiffPiece] = []
    var common = 0
    var oldPlace = 0
    func keep(until end: Int) {
      guard oldPlace < end else { return }
      common += oldWords[oldPlace..<end].lazy.filter { $0.contains { !$0.isWhitespace } }.map(\.utf8.count).reduce(0, +)
      pieces.append(.same(oldWords[oldPlace..<end].joined()))
    }
    for hunk in joined(SequenceDiff.hunks(from: oldWords, to: newWords), over: oldWords) {
      keep(until: hunk.old.lowerBound)
      if !hunk.old.isEmpty { pieces.append(.removed(oldWords[hunk.old].joined())) }
      if !hunk.new.isEmpty { pieces.append(.added(newWords[hunk.new].joined())) }
      oldPlace = hunk.old.upperBound
    }
    keep(until: oldWords.count)
    // A word here and there that happens to be the same tells a reader less than the two texts do.
    return common * 5 < min(old.utf8.count, new.utf8.count) ? whole(old, new) : pieces
  }

  private static func whole(_ old: String, _ new: String) -> [DiffPiece] {
    (old.isEmpty ? [] : [.removed(old)]) + (new.isEmpty ? [] : [.added(new)])
  }

  /// Two words that were both replaced are one change, though the blank between them stayed.
  private static func joined(_ hunks: [Hunk], over words: [Substring]) -> [Hunk] {
    var joined: [Hunk] = []
    for hunk in hunks {
      if let last = joined.last, !last.old.isEmpty, !last.new.isEmpty, !hunk.old.isEmpty, !hunk.new.isEmpty,
        words[last.old.upperBound..<hunk.old.lowerBound].allSatisfy({
          $0.allSatisfy { $0.isWhitespace && !$0.isNewline }
        })
      {
        joined[joined.count - 1] = Hunk(
          old: last.old.lowerBound..<hunk.old.upperBound,
          new: last.new.lowerBound..<hunk.new.upperBound
        )
      } else {
        joined.append(hunk)
      }
    }
    return joined
  }
}
