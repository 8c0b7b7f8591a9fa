extension CreditParts {
  /// The line before its first `via`, and what each later `via` introduces.
  static func distribution(of line: Substring, words: CreditWords) -> (source: Substring, via: [Substring]) {
    var cuts: [Range<Int>] = []
    line.withBytes { bytes in
      var isASCII = true
      for position in bytes.indices {
        let byte = bytes[position]
        if byte >= 0x80 { isASCII = false }
        guard byte | 0x20 == UInt8(ascii: "v"), position + 2 < bytes.count, bytes[position + 1] | 0x20 == 0x69,
          bytes[position + 2] | 0x20 == 0x61, isBreak(bytes, position - 1), isBreak(bytes, position + 3)
        else { continue }
        cuts.append(position..<position + 3)
      }
      if !isASCII { cuts += foreignCuts(in: bytes, words) }
    }
    guard let first = cuts.first else { return (line, []) }
    cuts.sort { $0.lowerBound < $1.lowerBound }
    var pieces: [Substring] = []
    for (index, cut) in cuts.enumerated() {
      let end = index + 1 < cuts.count ? cuts[index + 1].lowerBound : line.utf8.count
      pieces.append(line.bytes(cut.upperBound..<max(end, cut.upperBound)))
    }
    return (line.bytes(0..<min(first.lowerBound, cuts[0].lowerBound)), pieces)
  }

  /// `عبر`, `vía`, `через`: each a word of its own.
  private static func foreignCuts(in bytes: UnsafeBufferPointer<UInt8>, _ words: CreditWords) -> [Range<Int>] {
    var cuts: [Range<Int>] = []
    for word in words.distributionWords {
      guard let first = word.first else { continue }
      var position = 0
      while position + word.count <= bytes.count {
        defer { position += 1 }
        guard bytes[position] == first, isBreak(bytes, position - 1), isBreak(bytes, position + word.count),
          bytes[position..<position + word.count].elementsEqual(word)
        else { continue }
        cuts.append(position..<position + word.count)
      }
    }
    return cuts
  }

  private static func isBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    guard bytes.indices.contains(position) else { return true }
    let byte = bytes[position]
    return byte == UInt8(ascii: " ") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "(")
  }
}
