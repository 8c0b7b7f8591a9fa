/// Where in a caption a credit may begin.
enum CaptionMarkers {
  private static let labels = [
    "Photograph: ", "Photographs: ", "Photo: ", "Photos: ", "Picture: ", "Pictures: ", "Credit: ", "Photo credit: ",
    "Photo by ", "Photos by ", "Photograph by ", "Photographer: ", "Mandatory Credit", "Mandatory credit",
    "MANDATORY CREDIT", "Image source, ", "Photo courtesy of ", "Courtesy of ", "Handout via ", "Foto: ", "تصوير: ",
    "تصوير:", "عکس: ", "写真：", "撮影：", "© ", "Credit...", "Credit…",
    "צילום: ", "Composite: ", "Illustration: ", "Bild: ", "图片来源：", "摄影：",
  ]

  /// The words of a link that stand glued between a caption and its credit.
  static let linkedCredits = ["Credit...", "Credit…"]

  static func hasLinkedCredit(_ line: Substring) -> Bool {
    line.utf8.count <= 4000 && linkedCredits.contains { line.firstRange(of: $0) != nil }
  }

  /// What every label has one of; most lines have none.
  private static let labelHints = [
    ":", "hoto", "redit", "REDIT", "ourtesy", "source,", "Handout via", "©", "：", "تصوير",
  ]

  /// Candidates from left to right, all within reach of the end.
  static func starts(in line: Substring, reach: Int, agencies: AgencyTable) -> [String.Index] {
    let tail = tail(of: line, reach: reach)
    var starts: Set<String.Index> = []
    let hasSlash = tail.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "|") }
    if hasSlash || tail.firstRange(of: " via ") != nil {
      starts.formUnion(agencySlashes(in: tail, agencies))
      starts.formUnion(sentenceStarts(in: tail))
    } else if let last = sentenceStarts(in: tail).last, line[last...].utf8.count <= 60,
      CaptionCredit.couldBeCredit(line[last...], agencies)
    {
      // `… October 6, 2024. REUTERS`
      starts.insert(last)
    }
    if labelHints.contains(where: { tail.firstRange(of: $0) != nil }) {
      for label in labels { if let range = tail.firstRange(of: label) { starts.insert(range.lowerBound) } }
    }
    return starts.sorted()
  }

  private static func tail(of line: Substring, reach: Int) -> Substring {
    guard line.utf8.count > reach else { return line }
    let cut = line.utf8.index(line.endIndex, offsetBy: -reach)
    guard let space = line.utf8[cut...].firstIndex(of: UInt8(ascii: " ")) else { return line[line.endIndex...] }
    return line[space...]
  }

  /// Behind `.`, `!`, `?` or a closing quote; not behind the dot of an abbreviation.
  static func sentenceStarts(in text: Substring) -> [String.Index] {
    var starts: [String.Index] = []
    var rest = text.utf8
    while let space = rest.firstIndex(of: UInt8(ascii: " ")) {
      let start = text.utf8.index(after: space)
      rest = rest[start...]
      guard start < text.endIndex, let last = text[..<space].unicodeScalars.last else { continue }
      let ends =
        last == "."
        ? !isAbbreviation(text[..<text.utf8.index(before: space)])
        : sentenceEnds.contains(last)
      if ends { starts.append(start) }
    }
    return starts.suffix(6)
  }

  private static let sentenceEnds: Set<Unicode.Scalar> = ["!", "?", "”", "\"", "»", "؟", "。", "…"]

  /// Whether the word at the end of a text is an initial or a title, which a dot shortens.
  static func isAbbreviation(_ text: Substring) -> Bool {
    let word = text.unicodeScalars.suffix(12).reversed().prefix { !$0.isSpace }
    let letters = String(String.UnicodeScalarView(word.reversed()))
    if letters.unicodeScalars.count == 1 { return true }
    return abbreviations.contains(letters) || letters.unicodeScalars.dropLast().last == "."
  }

  private static let abbreviations: Set<String> = [
    "Jr", "Sr", "Dr", "Mr", "Mrs", "Ms", "St", "Lt", "Sgt", "Gen", "Col", "Capt", "Cmdr", "Maj", "Sen", "Rep", "Gov",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "No", "Prof", "Rev", "Inc",
    "Fla", "Calif", "Ill", "Mass", "Tex", "Wash", "Pa", "Va", "Ga", "Mich", "Minn", "Wis", "Ariz", "Colo", "Conn",
    "Del",
    "Kan", "Ky", "La", "Md", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Tenn", "Vt", "Ala", "Ark", "Ind",
  ]

  /// `REUTERS/Name` in the middle of a sentence: the start of the one or two words before a slash.
  private static func agencySlashes(in text: Substring, _ agencies: AgencyTable) -> [String.Index] {
    var starts: [String.Index] = []
    var rest = text
    while let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")), starts.count < 4 {
      var head = text[..<slash].trimmed
      for _ in 0..<2 {
        let space = head.utf8.lastIndex(of: UInt8(ascii: " "))
        let start = space.map { text.utf8.index(after: $0) } ?? text.startIndex
        let name = text[start..<slash].trimmed
        if agencies.agency(named: name) != nil, name.unicodeScalars.first?.isCapital == true {
          starts.append(start)
        }
        guard let space else { break }
        head = text[..<space].trimmed
      }
      rest = text[text.utf8.index(after: slash)...]
    }
    return starts
  }
}
