internal import Extraction

extension PictureLayout {
  /// As many pages as are counted.
  private static let mostPages = 10_000
  private static let profileTag = 34_675

  /// Goes from directory to directory: TIFF 6.0, section 2. A chain that comes back to where it was ends there.
  mutating func readTIFF(_ bytes: FileBytes) {
    let isLittle = bytes.byte(0) == 0x49
    var seen: Set<Int> = []
    var next = bytes.number(4, 4, isLittle: isLittle)
    while let offset = next, offset > 0, seen.count < Self.mostPages, seen.insert(offset).inserted,
      let entries = bytes.number(offset, 2, isLittle: isLittle)
    {
      if seen.count == 1 { readProfile(bytes, offset, entries, isLittle) }
      next = bytes.number(offset + 2 + 12 * entries, 4, isLittle: isLittle)
    }
    frames = max(seen.count, 1)
  }

  private mutating func readProfile(_ bytes: FileBytes, _ offset: Int, _ entries: Int, _ isLittle: Bool) {
    for entry in 0..<entries {
      let start = offset + 2 + 12 * entry
      guard let tag = bytes.number(start, 2, isLittle: isLittle) else { return }
      guard tag == Self.profileTag else { continue }
      if let length = bytes.number(start + 4, 4, isLittle: isLittle),
        let place = bytes.number(start + 8, 4, isLittle: isLittle), let profile = bytes.slice(place, length)
      {
        colourSpace = ICCProfile.name(Array(profile))
      }
      return
    }
  }
}
