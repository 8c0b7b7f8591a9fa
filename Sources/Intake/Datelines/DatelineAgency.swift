/// The agency of a dateline, and the date that may stand beside it: `Reuters`, `dpa/lby`, `AFP, Oct 6`, `«الشرق الأوسط»`.
enum DatelineAgency {
  static func read(_ text: Substring, _ agencies: AgencyTable) -> (name: String, date: Substring?)? {
    let bare = withoutQuotes(text)
    guard !bare.isEmpty, bare.utf8.count <= 80 else { return nil }
    if let name = known(bare, agencies) { return (name, nil) }
    // `Reuters, Oct 6`
    if let comma = bare.firstRange(of: ", ") {
      let (first, second) = (bare[..<comma.lowerBound].trimmed, bare[comma.upperBound...].trimmed)
      if let name = known(first, agencies), DatelineDate.isDate(second) { return (name, second) }
      if let name = known(second, agencies), DatelineDate.isDate(first) { return (name, first) }
    }
    let parts = bare.split(separator: "/").map(\.trimmed)
    guard parts.count > 1, parts.count <= 4, let first = parts.first.flatMap({ known($0, agencies) }) else {
      return nil
    }
    // The second part is a colleague of the first, or one of its own services.
    let names = parts.compactMap { known($0, agencies) }
    return (names.count == parts.count ? names.joined(separator: "/") : first, nil)
  }

  /// Whether a name in brackets could be that of an agency: short, and in capitals like a name.
  static func isPossible(_ text: Substring, isDated: Bool) -> Bool {
    let words = text.words
    return (1...3).contains(words.count) && text.utf8.count <= 40 && !text.utf8.contains(UInt8(ascii: "."))
      && words.allSatisfy { word in
        guard let first = word.unicodeScalars.first else { return false }
        return (first.isCapital || first.isUncasedLetter || isDated && words.count == 1)
          && !word.unicodeScalars.contains { "!?;:\"'“”".unicodeScalars.contains($0) }
      }
  }

  private static func known(_ text: Substring, _ agencies: AgencyTable) -> String? {
    if let agency = agencies.agency(named: text) {
      return [.platform, .stock, .source, .institution, .company].contains(agency.kind) ? nil : agency.name
    }
    return textAgencies[ComparisonKey.of(text)]
  }

  private static func withoutQuotes(_ text: Substring) -> Substring {
    var rest = text.trimmed
    let quotes = "«»\"“”„‟‹›[]".unicodeScalars
    while let last = rest.unicodeScalars.last, quotes.contains(last) { rest.unicodeScalars.removeLast() }
    while let first = rest.unicodeScalars.first, quotes.contains(first) { rest.unicodeScalars.removeFirst() }
    return rest.trimmed
  }

  /// Names that only datelines have: agencies that supply text alone, press releases' wires, and initials that in a credit line
  /// would be a person's.
  static let textAgencies: [String: String] = {
    let names = """
      AA=Anadolu|APP|BelTA|MNA|Saba|CNA|中央社=CNA|VNA|TTXVN|ANTARA=Antara|Bernama|NAN|GNA|ots|sda=SDA|awp=AWP|PRNewswire
      PR Newswire=PRNewswire|GLOBE NEWSWIRE=GlobeNewswire|GlobeNewswire|BUSINESS WIRE=Business Wire|Newswire|ACCESSWIRE|EQS
      Reuters Breakingviews|AFP-Services=AFP|Italpress|ITALPRESS=Italpress|Dow Jones|MarketWatch
      RTTNews|Inter Press Service|IPS|IRIN|The New Humanitarian|UNB|BSS|PNA|MENA|أ ش أ=MENA|أش أ=MENA|LANA|TAP|وات=TAP|APS
      MAP|ومع=MAP|Télam=Telam|Andina|Notimex|Prensa Latina|ABI|AVN|Agência Brasil|ABr|Folhapress|Estadão Conteúdo|dts|SID|kna=KNA
      TAP|AGERPRES=Agerpres|MIA|KCNA|VOA|CNS|RNS|OSV News|CNW|Canada NewsWire|NNN|Mehr|Tasnim|Fars|UzA|Trend|AKIpress
      中新社=China News Service|中新网=China News Service|中国新闻社=China News Service|人民网=People's Daily|央视=CCTV
      共同=Kyodo|時事=Jiji Press|聯合=Yonhap|朝日新聞=Asahi Shimbun|뉴시스=Newsis|뉴스1=News1|CNN|BBC|NBC News|CBS News
      ТАСС=TASS|Интерфакс=Interfax|ИНТЕРФАКС=Interfax|РИА=RIA Novosti|Regnum|УНН|DHA|İHA=IHA|IHA|ANKA
      """
    var table: [String: String] = [:]
    for entry in names.split(whereSeparator: { $0 == "|" || $0.isNewline }) {
      let sides = entry.split(separator: "=")
      table[ComparisonKey.of(sides[0].trimmed)] = String((sides.last ?? sides[0]).trimmed)
    }
    return table
  }()
}
