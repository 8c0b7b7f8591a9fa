/// Finds the dateline that a line opens with, form after form; the first that fits is the one.
struct DatelineReader {
  let line: Substring
  /// No dateline is longer.
  let head: Substring
  let agencies: AgencyTable

  init(_ line: Substring, _ agencies: AgencyTable) {
    self.line = line
    self.agencies = agencies
    head = line.prefixOfBytes(240)
  }

  func read() -> Dateline? {
    readEastAsian() ?? readBrackets() ?? readSlashes() ?? readDash()
  }

  // MARK: Brackets

  /// `PORTO, Nov 3 (Reuters) - …`, `(Reuters) - …`, `GENEVA (6 October 2024) – …`, `NEW YORK--(BUSINESS WIRE)--…`.
  private func readBrackets() -> Dateline? {
    var from = head.startIndex
    for _ in 0..<3 {
      guard let open = head.utf8[from...].firstIndex(of: UInt8(ascii: "(")),
        let close = head.utf8[open...].firstIndex(of: UInt8(ascii: ")"))
      else { return nil }
      let end = head.utf8.index(after: close)
      if let found = readBracket(before: line[..<open], inside: line[head.utf8.index(after: open)..<close].trimmed, end)
      {
        return found
      }
      from = end
    }
    return nil
  }

  private func readBracket(before: Substring, inside: Substring, _ end: String.Index) -> Dateline? {
    let place = Self.place(before)
    guard place != nil || before.trimmed.isEmpty else { return nil }
    let behind = line[end...].trimmed
    var (date, rest) = Self.dateAndDash(behind)
    // `Berlin (epd). Die …`
    if rest == nil, let place, place.isInCapitals || place.city.map(DatelineCities.standsAlone) ?? false {
      rest = behind.dropping(prefix: ".")?.trimmed
    }
    let opening = (rest ?? behind).unicodeScalars.first
    let goesOn = opening.map { !$0.isSmallLetter } ?? false
    if let (agency, dated) = DatelineAgency.read(inside, agencies) {
      guard let place else { return undated(agency, dated, rest, end) }
      let isSure = place.isInCapitals || place.date != nil || dated != nil
      if rest == nil {
        // Some put no dash: `NEW DELHI, Oct 6 (PTI) The minister …`.
        let stands = isSure || place.region != nil || place.city.map(DatelineCities.standsAlone) ?? false
        guard behind.isEmpty ? stands : isSure && goesOn else { return nil }
      }
      guard place.city != nil || rest != nil else { return nil }
      return Dateline(
        place,
        raw: line[..<end],
        agency: agency,
        rest: rest ?? behind,
        form: "agency in brackets",
        date: dated ?? date
      )
    }
    guard let place, place.city != nil, let rest, goesOn else { return nil }
    if place.date == nil, DatelineDate.isDate(inside) {
      return Dateline(place, raw: line[..<end], agency: nil, rest: rest, form: "date in brackets", date: inside)
    }
    // An agency that nobody has told us of.
    guard DatelineAgency.isPossible(inside, isDated: place.date != nil),
      place.date != nil || place.region != nil || place.isInCapitals
    else {
      return nil
    }
    return Dateline(
      place,
      raw: line[..<end],
      agency: String(inside),
      rest: rest,
      form: "unknown agency in brackets",
      date: date
    )
  }

  /// `(Reuters) - …` and `(ANSA) - ROMA, 6 OTT - …`.
  private func undated(_ agency: String, _ date: Substring?, _ rest: Substring?, _ end: String.Index) -> Dateline? {
    guard let rest, !rest.isEmpty else { return nil }
    if let dash = Self.firstDash(in: rest.prefixOfBytes(80)), let place = DatelinePlace(rest[..<dash.lowerBound]),
      place.city != nil, place.date != nil
    {
      return Dateline(
        place,
        raw: line[..<dash.lowerBound],
        agency: agency,
        rest: rest[dash.upperBound...],
        form: "agency before the city"
      )
    }
    return Dateline(nil, raw: line[..<end], agency: agency, rest: rest, form: "agency alone", date: date)
  }

  /// The place, with a byline or the dashes of a press release's wire around it.
  private static func place(_ text: Substring) -> DatelinePlace? {
    var text = text.trimmed
    while let bare = text.dropping(suffix: "-") ?? text.dropping(suffix: "–") ?? text.dropping(suffix: "—") {
      text = bare.trimmed
    }
    if text.dropping(prefix: "By ") != nil {
      // `By Tilda Marsh TUNIS (Reuters) - …`: the city is what stands in capitals.
      let start = text.words.dropFirst(2).first { word in
        word.utf8.count > 2 && word.unicodeScalars.allSatisfy { !$0.isSmallLetter }
          && word.unicodeScalars.first?.isCapital == true
      }
      guard let start else { return nil }
      text = text[start.startIndex...]
    }
    // `الكويت - 6 - 10 (كونا)`: day and month in figures.
    if let dash = text.firstRange(of: " - "),
      text[dash.upperBound...].utf8.allSatisfy({ $0 == 0x20 || $0 == 0x2D || (0x30...0x39) ~= $0 })
    {
      guard let city = DatelinePlace(text[..<dash.lowerBound]) else { return nil }
      return city.dated(text[dash.upperBound...])
    }
    return DatelinePlace(text)
  }

  /// What stands behind the agency's bracket: a dash, or a date and a dash.
  private static func dateAndDash(_ behind: Substring) -> (date: Substring?, rest: Substring?) {
    if let rest = withoutDash(behind) {
      // `--(BUSINESS WIRE)--Oct 6, 2024--Company …`
      if let dash = firstDash(in: rest.prefixOfBytes(40)), DatelineDate.isDate(rest[..<dash.lowerBound].trimmed) {
        return (rest[..<dash.lowerBound].trimmed, rest[dash.upperBound...].trimmed)
      }
      return (nil, rest)
    }
    guard let dash = firstDash(in: behind.prefixOfBytes(40)) else { return (nil, nil) }
    let between = behind[..<dash.lowerBound].trimmed
    let date = between.dropping(prefix: ",")?.trimmed ?? between
    return DatelineDate.isDate(date) ? (date, behind[dash.upperBound...].trimmed) : (nil, nil)
  }

  // MARK: Slashes

  /// `MOSCOW, October 6. /TASS/. …`, `NEW YORK, Oct. 6 /PRNewswire/ -- …`.
  private func readSlashes() -> Dateline? {
    guard let open = head.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let start = head.utf8.index(after: open)
    guard let close = head.utf8[start...].firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let inside = head[start..<close].trimmed
    guard let (agency, _) = DatelineAgency.read(inside, agencies) else { return nil }
    let end = head.utf8.index(after: close)
    var rest = line[end...].trimmed
    rest = rest.dropping(prefix: ".")?.trimmed ?? rest
    rest = Self.withoutDash(rest) ?? rest
    let before = line[..<open].trimmed
    let place = DatelinePlace(before)
    guard place != nil || before.isEmpty else { return nil }
    return Dateline(place, raw: line[..<end], agency: agency, rest: rest, form: "agency between slashes")
  }
}
