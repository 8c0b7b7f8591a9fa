/// Chinese, Japanese and Korean datelines: `新华社北京10月6日电 …`, `【ワシントン共同】…`, `[東京 6日 ロイター] - …`, `(서울=연합뉴스) …`.
extension DatelineReader {
  func readEastAsian() -> Dateline? {
    guard head.unicodeScalars.prefix(60).contains(where: \.isEastAsian) else { return nil }
    return readTelegram(head, whole: true) ?? readCorner()
  }

  /// Agency, city, day, and the sign for a telegram: `路透社华盛顿6月4日电`. The day may lack its month.
  private func readTelegram(_ text: Substring, whole: Bool) -> Dateline? {
    var body = text.dropping(prefix: "据") ?? text.dropping(prefix: "據") ?? text
    let reach = body.unicodeScalars.prefix(40)
    guard let sign = reach.firstIndex(where: { "电電讯訊".unicodeScalars.contains($0) }) else { return nil }
    let end = body.unicodeScalars.index(after: sign)
    body = body[..<sign]
    guard let (agency, cut) = agencyPrefix(of: body) else { return nil }
    var middle = body[cut...].trimmed
    let digits = middle.unicodeScalars.firstIndex { $0.properties.numericType == .decimal }
    var date: Substring?
    if let digits {
      guard DatelineDate.isEastAsianDay(middle[digits...].trimmed) else { return nil }
      date = middle[digits...].trimmed
      middle = middle[..<digits].trimmed
    }
    // The city stands last: a reporter's name before it can't be told from it without a dictionary.
    guard middle.unicodeScalars.count <= 12, middle.firstRange(of: "记者") == nil, middle.firstRange(of: "記者") == nil
    else {
      let raw = whole ? line[..<end] : line
      return Dateline(
        nil,
        raw: raw,
        agency: agency,
        rest: whole ? line[end...] : line[line.endIndex...],
        form: "telegram",
        date: date
      )
    }
    let place = middle.isEmpty ? nil : DatelinePlace(middle)
    return Dateline(
      place,
      raw: whole ? line[..<end] : line,
      agency: agency,
      rest: whole ? line[end...] : line[line.endIndex...],
      form: "telegram",
      date: date
    )
  }

  /// Everything in one bracket at the start of the line.
  private func readCorner() -> Dateline? {
    let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("【", "】"), ("〔", "〕"), ("［", "］"), ("[", "]"), ("（", "）"), ("(", ")"),
    ]
    guard let first = head.unicodeScalars.first, let pair = pairs.first(where: { $0.0 == first }),
      let close = head.unicodeScalars.firstIndex(of: pair.1)
    else { return nil }
    let inside = head[head.unicodeScalars.index(after: head.startIndex)..<close].trimmed
    let end = head.unicodeScalars.index(after: close)
    guard inside.unicodeScalars.contains(where: \.isEastAsian) else { return nil }
    let behind = line[end...].trimmed
    let rest = Self.withoutDash(behind) ?? behind
    if let telegram = readTelegram(inside, whole: false) {
      return Dateline(telegram, raw: line[..<end], rest: rest)
    }
    let tokens = inside.unicodeScalars.split { "=＝ \u{3000}、，,".unicodeScalars.contains($0) }.map { Substring($0) }
    let isJoined = inside.unicodeScalars.contains { "=＝".unicodeScalars.contains($0) }
    guard (1...5).contains(tokens.count) else { return nil }
    var cities: [Substring] = []
    var agencyNames: [String] = []
    var date: Substring?
    for token in tokens {
      if let (name, _) = DatelineAgency.read(token, agencies) {
        agencyNames.append(name)
      } else if DatelineDate.isEastAsianDay(token) {
        date = date.map { $0.base[$0.startIndex..<token.endIndex] } ?? token
      } else if let (name, start) = agencySuffix(of: token) {
        cities.append(token[..<start])
        agencyNames.append(name)
      } else {
        cities.append(token)
      }
    }
    // Behind the city may stand who wrote it, or an agency that nobody has told us of.
    if isJoined, agencyNames.isEmpty, cities.count == 2, cities[1].unicodeScalars.contains(where: \.isHangul) {
      agencyNames.append(String(cities.removeLast()))
    }
    guard !agencyNames.isEmpty || isJoined && cities.count == 2 || date != nil && cities.count == 1 else { return nil }
    return Dateline(
      cities.first.flatMap { DatelinePlace($0) },
      raw: line[..<end],
      agency: agencyNames.isEmpty ? nil : agencyNames.joined(separator: "/"),
      rest: rest,
      form: "all in one bracket",
      date: date
    )
  }

  /// The longest opening that is an agency's name.
  private func agencyPrefix(of text: Substring) -> (String?, String.Index)? {
    for own in ["本报", "本報", "本社", "本台"] { if let rest = text.dropping(prefix: own) { return (nil, rest.startIndex) } }
    for length in (2...8).reversed() {
      let name = text.unicodeScalars.prefix(length)
      guard name.count == length, let (agency, _) = DatelineAgency.read(Substring(name), agencies) else { continue }
      return (agency, name.endIndex)
    }
    return nil
  }

  /// The longest ending that is an agency's name: `ワシントン共同`.
  private func agencySuffix(of text: Substring) -> (String, String.Index)? {
    for length in (2...8).reversed() {
      let name = text.unicodeScalars.suffix(length)
      guard name.count == length, name.startIndex > text.startIndex,
        let (agency, _) = DatelineAgency.read(Substring(name), agencies)
      else { continue }
      return (agency, name.startIndex)
    }
    return nil
  }
}

extension Dateline {
  fileprivate init(_ other: Dateline, raw: Substring, rest: Substring) {
    self.init(
      other.city.flatMap { DatelinePlace($0[...]) },
      raw: raw,
      agency: other.agency,
      rest: rest,
      form: other.form,
      date: other.date.map { $0[...] }
    )
  }
}

extension Unicode.Scalar {
  fileprivate var isHangul: Bool { (0xAC00...0xD7A3).contains(value) }
  fileprivate var isEastAsian: Bool { isHanOrKana || isHangul }
}
