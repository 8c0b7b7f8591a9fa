internal import Extraction

extension PictureDate {
  private var parts: [Int?] { [year, month, day, hour, minute, second] }

  var knownParts: Int { (parts + [offset]).count { $0 != nil } }

  /// Whether two dates may be the same: as far as both say something, they say the same, or both name one moment.
  func agrees(with other: PictureDate) -> Bool {
    if let offset, let others = other.offset, offset != others, let mine = moment, let theirs = other.moment {
      return mine == theirs
    }
    return zip(parts, other.parts).allSatisfy { mine, others in
      guard let mine, let others else { return true }
      return mine == others
    }
  }

  /// Minutes since a day long ago, UTC. Nil where something of it isn't known.
  private var moment: Int? {
    guard let year, let month, let day, let hour, let minute, let offset else { return nil }
    // Years that begin in March have their leap day at the end.
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let days = 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + (153 * marchMonth + 2) / 5 + day
    return (days * 24 + hour) * 60 + minute - offset
  }
}
