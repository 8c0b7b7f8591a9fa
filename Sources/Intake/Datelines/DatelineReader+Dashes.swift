/// Datelines whose agency stands beside the dash, or that have none.
extension DatelineReader {
  /// `RIYADH — …`, `Beirut, Asharq Al-Awsat—…`, `МОСКВА, 6 окт - РИА Новости. …`, `NEW DELHI: …`.
  func readDash() -> Dateline? {
    guard let dash = Self.firstDash(in: head) else { return nil }
    let before = line[..<dash.lowerBound].trimmed
    let behindDash = line[dash.upperBound...].trimmed
    let rest = ["--", "-", "–", "—"].lazy.compactMap { behindDash.dropping(prefix: $0) }.first?.trimmed ?? behindDash
    if let (place, agency) = placeAndAgency(before), rest.unicodeScalars.first.map({ !$0.isSmallLetter }) ?? true {
      return Dateline(place, raw: before, agency: agency, rest: rest, form: "agency before the dash")
    }
    guard let place = DatelinePlace(before), place.city != nil else { return nil }
    if let (agency, end) = agencyAtStart(of: rest) {
      let behind = rest[end...].trimmed
      return Dateline(
        place,
        raw: line[..<end],
        agency: agency,
        rest: Self.withoutDash(behind) ?? behind.dropping(prefix: ".") ?? behind,
        form: "agency behind the dash"
      )
    }
    guard let first = rest.unicodeScalars.first, !first.isSmallLetter, stands(place, line[dash]) else { return nil }
    return Dateline(place, raw: before, agency: nil, rest: rest, form: "no agency")
  }

  /// Whether a city without an agency is one, before that dash.
  private func stands(_ place: DatelinePlace, _ dash: Substring) -> Bool {
    guard let city = place.city else { return false }
    if place.date != nil || DatelineCities.standsAlone(city) { return true }
    let isLong = ["—", "–", "--"].contains { dash.firstRange(of: $0) != nil }
    if place.isUncased { return isLong && city.words.count <= 2 }
    if dash.utf8.first == UInt8(ascii: ":") { return false }
    return place.isInCapitals && (isLong || city.unicodeScalars.count { $0.properties.isAlphabetic } >= 5)
  }

  /// `TOKYO, Oct. 6, Kyodo`, `МОСКВА. 6 октября. ИНТЕРФАКС`, `الرياض «الشرق الأوسط»`.
  private func placeAndAgency(_ text: Substring) -> (DatelinePlace, String)? {
    // `Reuters, LONDON`
    if let comma = text.firstRange(of: ", "), let (agency, _) = DatelineAgency.read(text[..<comma.lowerBound], agencies)
    {
      return DatelinePlace(text[comma.upperBound...]).flatMap { $0.city == nil ? nil : ($0, agency) }
    }
    // `SYDNEY, Oct 6 AAP`
    if let last = text.words.last, let (agency, _) = DatelineAgency.read(last, agencies),
      let place = DatelinePlace(text[..<last.startIndex]), place.date != nil, place.city != nil
    {
      return (place, agency)
    }
    for mark in [",", "،", ". ", "/ ", " «", " \"", " “"] {
      guard let cut = text.lastRange(of: mark),
        let (agency, _) = DatelineAgency.read(text[cut.upperBound...].trimmed, agencies),
        let place = DatelinePlace(text[..<cut.lowerBound])
      else { continue }
      return (place, agency)
    }
    return nil
  }

  /// An agency that nothing but a dash, a colon, a full stop or the end of the line follows, and where it ends.
  private func agencyAtStart(of text: Substring) -> (String, String.Index)? {
    let reach = text.prefixOfBytes(60)
    var ends: [String.Index] = []
    if let dash = Self.firstDash(in: reach) { ends.append(dash.lowerBound) }
    if let stop = reach.firstRange(of: ". ") { ends.append(stop.lowerBound) }
    if reach.endIndex == text.endIndex { ends.append(text.endIndex) }
    for end in ends.sorted() {
      if let (agency, _) = DatelineAgency.read(text[..<end].trimmed, agencies) { return (agency, end) }
    }
    return nil
  }

  // MARK: Dashes

  private static let dashes = ["---", "--", "—", "–", "−", "ー", "－", "―", ".–", ".-", "-", "_", "ـ", ":", "="]

  /// What follows the dash that a text opens with; nil where it opens with none.
  static func withoutDash(_ text: Substring) -> Substring? {
    guard let first = dashes.lazy.compactMap({ text.dropping(prefix: $0) }).first else { return nil }
    var rest = first.trimmed
    while let more = ["-", "–", "—", "―", "－"].lazy.compactMap({ rest.dropping(prefix: $0) }).first {
      rest = more.trimmed
    }
    return rest
  }

  /// The first dash that can part a dateline from its text. One inside a word is none.
  static func firstDash(in text: Substring) -> Range<String.Index>? {
    var found: Range<String.Index>?
    for mark in ["—", "–", "--", " - ", "- ", " -", ".- ", ": ", " ـ ", " _ ", "−", "－"] {
      guard let range = text.firstRange(of: mark) else { continue }
      if found.map({
        range.lowerBound < $0.lowerBound || range.lowerBound == $0.lowerBound && range.upperBound > $0.upperBound
      }) ?? true {
        found = range
      }
    }
    // `LONDON -`, `الرياض:` with nothing behind.
    if found == nil, let bare = text.dropping(suffix: "-") ?? text.dropping(suffix: ":") {
      return bare.endIndex..<text.endIndex
    }
    return found
  }
}

extension Substring {
  /// At most so many bytes, cut between letters.
  func prefixOfBytes(_ count: Int) -> Substring {
    var end = utf8.prefix(count).endIndex
    // A byte that goes on with a letter.
    while end > startIndex, end < endIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return self[..<end]
  }

  /// Where a short literal occurs last.
  func lastRange(of literal: String) -> Range<String.Index>? {
    var found: Range<String.Index>?
    var from = startIndex
    while let next = firstRange(of: literal, from: from) {
      found = next
      from = next.upperBound
    }
    return found
  }
}

extension DatelinePlace {
  /// The same place on the day that is printed elsewhere.
  func dated(_ text: Substring) -> DatelinePlace {
    DatelinePlace(self, date: String(text.trimmed))
  }

  private init(_ place: DatelinePlace, date: String) {
    city = place.city
    region = place.region
    self.date = date
    isInCapitals = place.isInCapitals
    isUncased = place.isUncased
  }
}
