/// A language as XML takes it: parts of 1 to 8 letters, and digits behind the first, with hyphens between.
enum LanguageTag {
  /// Nil for what isn't one, which an attribute that has to hold one must not have.
  static func valid(_ tag: String) -> String? {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let isValid = parts.enumerated().allSatisfy { index, part in
      (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || index > 0 && isDigit($0) }
    }
    return isValid ? tag : nil
  }
}
