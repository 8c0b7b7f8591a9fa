/// Small scanners over UTF-8. They take the place of regular expressions, which are slow to build and to run.
extension StringProtocol where SubSequence == Substring {
  /// Without white space at either end; every kind of space counts, the no-break ones too.
  var trimmed: Substring {
    let isTrim: Bool? = utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return true }
      return first > 0x20 && first < 0x7F && last > 0x20 && last < 0x7F
    }
    var rest = self[...]
    if isTrim == true { return rest }
    while let last = rest.unicodeScalars.last, last.isSpace { rest.unicodeScalars.removeLast() }
    while let first = rest.unicodeScalars.first, first.isSpace { rest.unicodeScalars.removeFirst() }
    return rest
  }

  /// The words: runs of anything but spaces.
  var words: [Substring] {
    self[...].unicodeScalars.split(whereSeparator: \.isSpace).map { Substring($0) }
  }

  /// Where a literal occurs first, compared byte by byte. Linear: the literals are short and fixed.
  func firstRange(of literal: String, from start: String.Index? = nil) -> Range<String.Index>? {
    let needle = literal.utf8
    guard let first = needle.first else { return nil }
    // The view of bytes and not the text is cut: a text is cut at whole letters only.
    var rest = self[(start ?? startIndex)...].utf8
    while let hit = rest.firstIndex(of: first) {
      rest = rest[hit...]
      if rest.starts(with: needle) { return hit..<rest.index(hit, offsetBy: needle.count) }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// The part behind a literal opening, or nil where the text opens otherwise.
  func dropping(prefix literal: String) -> Substring? {
    guard utf8.starts(with: literal.utf8) else { return nil }
    return self[utf8.index(startIndex, offsetBy: literal.utf8.count)...]
  }

  func dropping(suffix literal: String) -> Substring? {
    let length = literal.utf8.count
    guard utf8.count >= length else { return nil }
    let cut = utf8.index(endIndex, offsetBy: -length)
    return self[cut...].utf8.elementsEqual(literal.utf8) ? self[..<cut] : nil
  }
}

extension Substring {
  /// The bytes as they lie in memory.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = String(self)
    return copy.withUTF8(body)
  }

  /// The part between two offsets in bytes, which must not stand inside a letter.
  func bytes(_ range: Range<Int>) -> Substring {
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return self[start..<utf8.index(start, offsetBy: range.count)]
  }

  func bytes(from offset: Int) -> Substring {
    self[utf8.index(startIndex, offsetBy: offset)...]
  }
}

extension Unicode.Scalar {
  /// White space of any script. The plain letters are told without the tables of Unicode, which cost more.
  var isSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  var isCapital: Bool {
    value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase
  }

  var isSmallLetter: Bool {
    value < 0x80 ? (0x61...0x7A).contains(value) : properties.isLowercase
  }

  /// Whether the script of this letter has capitals at all; Arabic, Hebrew and the East Asian scripts have none.
  var isUncasedLetter: Bool {
    value >= 0x80 && properties.isAlphabetic && !properties.isCased
  }

  var isHanOrKana: Bool {
    switch value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
