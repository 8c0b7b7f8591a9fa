internal import Newsroom

/// Credits of Chinese, Japanese and Korean pages, which have no spaces and other separators: `新华社记者王曦摄`.
///
/// Known names and the words around them are found; whatever needs that much reading is flagged for a person.
extension CreditReader {
  func readEastAsian(_ line: Substring) {
    var rest = line
    for colon in ["：", ":", "＝", "=", "／"] {
      guard let range = rest.firstRange(of: colon),
        let found = ComparisonKey.withBytes(of: rest[..<range.lowerBound], { words.colonLabels[KeyProbe($0)] })
      else { continue }
      note(.label, rest[..<range.lowerBound])
      label = found
      add(found.flags, from: rest[..<range.lowerBound])
      rest = rest[range.upperBound...].trimmed
    }
    if let agency = agency(rest) {
      addAgency(agency, from: rest)
      if label != nil { doubt("read from a label in another script") }
      return
    }
    doubt("a credit without spaces: the names are cut out by what stands around them")
    for part in CreditParts.split(rest) { readEastAsianPart(part.text) }
  }

  private func readEastAsianPart(_ part: Substring) {
    var rest = part
    if let (agency, end) = openingAgency(of: rest) {
      addAgency(agency, from: rest[..<end])
      rest = rest[end...].trimmed
    }
    for opening in ["特约记者", "记者", "記者", "通讯员", "カメラマン"] {
      if let behind = rest.dropping(prefix: opening) {
        note(.label, opening)
        rest = behind.trimmed
      }
    }
    for closing in ["摄影报道", "摄影", "摄", "攝", "撮影", "发", "提供", "供图"] {
      if let before = rest.dropping(suffix: closing) {
        note(.label, closing)
        if closing == "提供" || closing == "供图" { add([.handout], from: closing[...]) }
        rest = before.trimmed
        break
      }
    }
    switch meaning(of: rest) {
    case .agency(let agency): addAgency(agency, from: rest)
    case .flags(let flags): add(flags, from: rest)
    case .nothing: break
    case .unknown:
      unknownNames.append(String(rest))
      if rest.unicodeScalars.count <= 4 || NameShape(rest, words: words).isPerson {
        addCreator(String(rest), from: rest)
      } else {
        note(.organisation, rest)
        addAgency(named: String(rest), from: rest)
      }
    }
  }

  /// The longest known name at the start, at most twelve letters long.
  private func openingAgency(of text: Substring) -> (Agency, String.Index)? {
    for length in stride(from: min(12, text.unicodeScalars.prefix(12).count), to: 1, by: -1) {
      let end = text.unicodeScalars.index(text.startIndex, offsetBy: length)
      if let agency = agency(text[..<end]) { return (agency, end) }
    }
    return nil
  }
}
