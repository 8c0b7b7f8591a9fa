/// `By Ana Souza`, between the headline and the body, and the lines beside it.
enum Byline {
  private static let openings = [
    "By ", "BY ", "Par ", "Por ", "Von ", "De notre correspondant", "Door ", "Di ", "بقلم ", "بقلم: ", "كتب ", "كتبت ",
    "كتب: ",
    "מאת ", "מאת: ", "نوشته ", "Reporting from ", "Text by ", "Words by ", "Story by ", "Written by ", "Analysis by ",
    "Opinion by ", "文／", "記者：", "记者：",
  ]
  private static let smallWords: Set<String> = [
    "and", "in", "for", "of", "at", "with", "the", "und", "et", "y", "e", "en",
  ]

  static func isByline(_ line: Substring, agencies: AgencyTable) -> Bool {
    guard line.utf8.count <= 200, line.dropping(suffix: ".") == nil else { return false }
    for opening in openings {
      guard let names = line.dropping(prefix: opening) else { continue }
      let words = names.words
      return (1...16).contains(words.count)
        && words.allSatisfy { isOfName($0) || agencies.agency(named: CaptionDate.bare($0)) != nil }
    }
    return isPlaceAndAgency(line, agencies)
  }

  private static func isOfName(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return !first.isSmallLetter || smallWords.contains(String(word))
      || CreditWords.standard.particles.contains(ComparisonKey.of(word))
  }

  /// `London: Asharq Al-Awsat`: where the newsroom's own text was written.
  private static func isPlaceAndAgency(_ line: Substring, _ agencies: AgencyTable) -> Bool {
    guard line.utf8.count <= 120, let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let place = line[..<colon].trimmed
    let name = CaptionDate.bare(line[line.utf8.index(after: colon)...].trimmed)
    guard (1...3).contains(place.words.count), place.words.allSatisfy(isOfName),
      !CreditWords.standard.opensLabel(place.words[0])
    else { return false }
    let bare = name.unicodeScalars.filter { $0 != "«" && $0 != "»" }
    guard let agency = agencies.agency(named: String(bare)) else { return false }
    return agency.kind == .newspaper || agency.kind == .broadcaster
  }

  /// Two to six words in capitals, as names are written, with a place behind them perhaps: `Ana Souza in Porto`.
  static func isName(_ line: Substring) -> Bool {
    guard line.utf8.count <= 100, !Headline.endsSentence(line),
      !line.unicodeScalars.contains(where: { $0.digit != nil || ":?!|/“\"".unicodeScalars.contains($0) })
    else { return false }
    let words = line.words
    guard (2...9).contains(words.count), words.allSatisfy(isOfName), words[0].unicodeScalars.first?.isCapital == true
    else {
      return false
    }
    let before = words.prefix { $0 != "in" && $0 != "and" }
    return (2...4).contains(before.count)
  }

  private static let roles: Set<String> = [
    "correspondent", "reporter", "editor", "producer", "analyst", "columnist", "journalist", "contributor",
  ]

  /// What the BBC prints below the name: `BBC News, Tunis`, `Technology reporter`.
  static func isRole(_ line: Substring, agencies: AgencyTable) -> Bool {
    guard line.utf8.count <= 80, !Headline.endsSentence(line) else { return false }
    let words = line.words
    guard (1...8).contains(words.count), let last = words.last else { return false }
    if words.count <= 5, roles.contains(last.lowercased()) { return true }
    let beforeComma = line.utf8.firstIndex(of: UInt8(ascii: ",")).map { line[..<$0] } ?? line
    guard let agency = agencies.agency(named: beforeComma) ?? agencies.agency(named: words[0]) else { return false }
    let isWhole = agencies.agency(named: beforeComma) != nil
    let isNews = words.dropFirst().allSatisfy { $0.unicodeScalars.first?.isSmallLetter == false }
    return (isWhole || isNews && words.count <= 5)
      && [.newspaper, .broadcaster, .wire, .magazine].contains(agency.kind)
  }

  /// The names in a byline, in order.
  static func authors(of byline: Substring) -> [Substring] {
    let names = openings.lazy.compactMap { byline.dropping(prefix: $0) }.first ?? byline
    var authors: [Substring] = []
    var words: [Substring] = []
    var isPlace = false
    func close() -> Substring? {
      guard words.count >= 2, let first = words.first, let last = words.last else { return nil }
      return CaptionDate.bare(Substring(first.base[first.startIndex..<last.endIndex]))
    }
    for word in names.words {
      let isJoint = smallWords.contains(String(word))
      if !isJoint, !isPlace { words.append(word) }
      if isJoint || word.utf8.last == UInt8(ascii: ",") {
        if let author = close() { authors.append(author) }
        words = []
        isPlace = word == "in" || word == "for" || word == "at"
      }
    }
    if let author = close() { authors.append(author) }
    return authors
  }

  static let cardVerbs = [
    " is ", " covers ", " reports ", " writes ", " has ", " joined ", " was ", " leads ", " oversees ", ", who ",
    " works ",
  ]
  /// A story in which its author occurs has no such words beside the name.
  static let cardWords = [
    "reporter", "correspondent", "journalist", "editor", "columnist", "covers", "covering", "reports on",
    "reporting on",
    "writes about", "bureau", "newsroom", "The Associated Press", "freelance", "is based in", "the author of", "joined",
    "More about",
  ]
}
