/// What the shape of unknown words says: a person's name, an organisation's, or neither.
///
/// Heads of names (`Ministry`, `Images`) come from the table of credit words. The scripts without capitals are read by
/// the number of words alone.
struct NameShape {
  let isPerson: Bool
  let isOrganisation: Bool
  /// Every word could belong to a name: running prose has words that could not.
  let isName: Bool
  let wordCount: Int
  /// Two words, of which the second is a surname as well as the head of a name: `Jae Park`, `Mary Church`.
  let couldBeSurname: Bool

  init(_ text: Substring, words table: CreditWords) {
    let words = text.words
    var couldBeName = true
    var hasCapital = false
    var hasHeadNoun = false
    var hasConnective = false
    var hasDigit = false
    var particles = 0
    var isSurname = false
    for (index, word) in words.enumerated() {
      let role = ComparisonKey.withBytes(of: word) { table.roles[KeyProbe($0)] }
      let isHead = role?.contains(.headNoun) ?? false
      if isHead {
        hasHeadNoun = true
        isSurname = words.count == 2 && index == 1 && role?.contains(.surname) == true
      }
      if role?.contains(.connective) == true || word == "&" || word == "+" { hasConnective = true }
      if word.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) { hasDigit = true }
      if Self.opensLikeName(word) {
        hasCapital = true
      } else if role?.contains(.particle) == true || Self.hasCapitalInside(word) {
        particles += 1
      } else if !isHead {
        couldBeName = false
      }
    }
    wordCount = words.count
    couldBeSurname = isSurname
    isName = couldBeName && hasCapital
    let isAcronym = words.count == 1 && (Self.isAcronym(text) || Self.isDomain(text))
    isOrganisation = hasHeadNoun && (words.count > 1 || isName) || isAcronym || hasConnective && hasCapital && !hasDigit
    isPerson =
      couldBeName && hasCapital && !hasHeadNoun && !hasConnective && !hasDigit
      && (2...6).contains(words.count) && words.count - particles >= 1
  }

  /// `IDF`, `CENTCOM`: capitals alone, two to eight of them.
  static func isAcronym(_ word: Substring) -> Bool {
    (2...8).contains(word.utf8.count) && word.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// `Kremlin.ru`.
  private static func isDomain(_ word: Substring) -> Bool {
    guard let dot = word.utf8.lastIndex(of: UInt8(ascii: ".")), dot > word.startIndex else { return false }
    let ending = word.utf8[word.utf8.index(after: dot)...]
    return (2...4).contains(ending.count) && ending.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  private static func opensLikeName(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first(where: { !Self.isOpener($0) }) else { return false }
    if first.isASCII { return first.isCapital || ("0"..."9").contains(first) }
    return first.isCapital || first.isUncasedLetter || first.properties.numericType != nil
  }

  /// `al-Houthi`, `d'Arc`, `eBay`: a small letter first, a capital behind it.
  private static func hasCapitalInside(_ word: Substring) -> Bool {
    word.unicodeScalars.contains { $0.isCapital }
  }

  private static func isOpener(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "\"", "“", "'", "‘", "’", "«", "„", "-": true
    default: false
    }
  }
}
