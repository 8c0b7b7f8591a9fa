/// Lines that hold a story, or say that nothing does: `EMBARGOED UNTIL …`, `HOLD FOR RELEASE …`, `FOR IMMEDIATE RELEASE`.
///
/// The word alone is not enough: it has to open the line, or stand behind words that speak of the document itself ("this press
/// release is strictly embargoed until …"). An embargo on oil is none of ours.
enum EmbargoLine {
  static func read(_ text: Substring) -> Advisory? {
    let words = text.words.prefix(60).map { ($0, EmbargoWord($0).key) }.filter { !$0.1.isEmpty }
    guard let first = words.first else { return nil }
    let hint = first.1 + " " + words.dropFirst().prefix(20).map(\.1).joined(separator: " ")
    guard hints.contains(where: { hint[...].firstRange(of: $0) != nil }) else { return nil }
    let keys = words.map(\.1)
    for start in 0..<min(keys.count, 16) {
      if let (trigger, length) = trigger(at: start, in: keys) {
        let tail = start + length < words.count ? text[words[start + length].0.startIndex...] : text[text.endIndex...]
        if let advisory = advisory(
          trigger,
          text,
          start,
          keys[(start + length)...],
          tail,
          before: words.prefix(start + length).last?.0 ?? first.0
        ) {
          return advisory
        }
      }
      guard documentWords.contains(keys[start]) else { return nil }
    }
    return nil
  }

  private enum Trigger {
    /// Can't be anything else.
    case strong
    /// An embargo only where a time follows.
    case weak
    case free
    /// Alone on its line, or before a colon.
    case bare
  }

  private static func advisory(
    _ trigger: Trigger,
    _ text: Substring,
    _ start: Int,
    _ behind: ArraySlice<String>,
    _ tail: Substring,
    before: Substring
  ) -> Advisory? {
    let isInCapitals =
      before.unicodeScalars.contains(where: \.isCapital) && !before.unicodeScalars.contains(where: \.isSmallLetter)
    let hasColon =
      before.unicodeScalars.last.map { ":-–—".unicodeScalars.contains($0) } ?? false
      || before.utf8.contains(UInt8(ascii: "-")) || DatelineReader.withoutDash(text[before.endIndex...].trimmed) != nil
    switch trigger {
    case .free:
      // "Embargo lifted on Russian oil" is news; with a time it says when, and leaves open whether that has come.
      if behind.isEmpty || isEnd(before) || DatelineReader.withoutDash(tail) != nil {
        return Advisory(.none, text, "says that nothing holds it")
      }
      let time = EmbargoTime.read(tail)
      guard time.wallClock != nil || ["at", "as"].contains(behind.first) else {
        return start == 0 && isInCapitals && behind.first != "on"
          ? Advisory(.none, text, "says that nothing holds it") : nil
      }
      return held(
        text,
        EmbargoTime(wallClock: time.wallClock, zone: time.zone, doubt: "whether it is lifted already can't be told")
      )
    case .strong: return held(text, EmbargoTime.read(tail))
    case .weak:
      let time = EmbargoTime.read(tail)
      let unknown = EmbargoWord.words(of: tail).prefix(4)
      let isTime = unknown.indices.contains { EmbargoClock.time(at: $0, in: Array(unknown)) != nil }
      guard
        time.instant != nil || time.wallClock != nil || isInCapitals && behind.first != "of"
          || isTime && behind.count <= 8
      else { return nil }
      return held(text, time)
    case .bare:
      if behind.isEmpty { return held(text, EmbargoTime(doubt: "it names no time")) }
      guard hasColon else { return nil }
      if ["none", "no", "keine", "aucun", "nil", "n/a", "immediate", "lifted"].contains(behind.first), behind.count <= 2
      {
        return Advisory(.none, text, "says that nothing holds it")
      }
      let time = EmbargoTime.read(tail)
      let names = EmbargoWord.words(of: tail)
      let hasTime =
        time.wallClock != nil || names.indices.contains { EmbargoClock.time(at: $0, in: names) != nil }
        || !EmbargoDay.days(in: names).days.isEmpty
      guard hasTime || isInCapitals || before.words.last.map({ EmbargoWord($0).key }) == "embargoed" else { return nil }
      var advisory = held(text, time)
      if !hasTime { advisory.headline = String(DatelineReader.withoutDash(tail) ?? tail) }
      return advisory
    }
  }

  private static func held(_ text: Substring, _ time: EmbargoTime) -> Advisory {
    var advisory = Advisory(.embargo, text)
    advisory.embargo = time
    if let until = time.until {
      advisory.explanation = [
        "held until \(until)", "\(time.wallClock ?? "") as \(time.zone ?? ""), read as \(time.timeZone ?? "")",
      ]
    } else {
      advisory.explanation = ["held with no end: \(time.doubt ?? "it names no time")"]
    }
    return advisory
  }

  private static func isEnd(_ word: Substring) -> Bool {
    word.unicodeScalars.last.map { ".!)]*".unicodeScalars.contains($0) } ?? false
  }

  private static func trigger(at start: Int, in keys: [String]) -> (Trigger, Int)? {
    for (phrases, trigger) in [
      (freePhrases, Trigger.free), (strongPhrases, .strong), (weakPhrases, .weak), (barePhrases, .bare),
    ] {
      for phrase in phrases where keys[start...].starts(with: phrase) {
        if trigger == .free, start > 0, keys[start - 1] == "not" { return (.strong, phrase.count) }
        if [["for", "release"], ["for", "publication"], ["for", "use"]].contains(phrase) {
          guard start + 2 < keys.count, opensTime(start + 2, keys) else { continue }
        }
        if phrase.first == "do" {
          guard keys[start...].prefix(10).contains(where: { ["before", "until", "till", "prior"].contains($0) }) else {
            continue
          }
        }
        return (trigger, phrase.count)
      }
    }
    return nil
  }

  /// Whether a release is for some time, and not of something.
  private static func opensTime(_ index: Int, _ keys: [String]) -> Bool {
    if ["at", "on", "until", "till", "after", "not", "no", "date", "time", "upon", "embargoed", "from"].contains(
      keys[index]
    ) {
      return true
    }
    let words = keys[index...].prefix(6).map { EmbargoWord($0[...]) }
    return words.indices.contains { EmbargoClock.time(at: $0, in: words) != nil }
      || !EmbargoDay.days(in: words).days.isEmpty
      || CalendarWords.isWeekday(keys[index][...])
  }

  private static func phrases(_ text: String) -> [[String]] {
    text.split(whereSeparator: { $0 == "|" || $0.isNewline }).map { $0.split(separator: " ").map { String($0) } }.sorted
    { $0.count > $1.count }
  }

  /// What no line of this kind lacks.
  private static let hints = [
    "embarg", "release", "hold", "held", "publication", "publish", "broadcast", "sperrfrist", "gesperrt", "حظر",
    "محظور", "ممنوع",
    "للنشر", "エンバーゴ", "解禁", "use", "diffus", "difus", "veröffentlichung", "before", "transmit",
  ]
  private static let freePhrases = phrases(
    """
    for immediate release|for immediate publication|for immediate use|for immediate distribution|immediate release|no embargo|not embargoed
    not under embargo|no embargo applies|embargo lifted|embargo has been lifted|embargo is lifted|embargo now lifted|embargo is now lifted|embargo expired
    embargo has expired|embargo removed|unembargoed|sans embargo|pour diffusion immédiate|à diffuser immédiatement|zur sofortigen veröffentlichung
    keine sperrfrist|para publicación inmediata|para difusión inmediata|per pubblicazione immediata|للنشر الفوري|the embargo has been lifted
    """
  )
  private static let strongPhrases = phrases(
    """
    embargoed until|embargoed till|embargoed til|embargoed to|embargoed for|embargoed at|embargoed from|embargoed before|embargoed not|embargoed release
    under embargo until|under embargo till|under embargo to|under embargo for|under strict embargo until|under strict embargo|hold for release|hold for publication
    held for release|hold until|hold till|not for release|not for publication|not for broadcast|not for use before|not for use until|not for distribution
    not to be released|not to be published|not to be used|not to be broadcast|not to be quoted|not to be transmitted|not to be distributed|do not release
    do not publish|do not broadcast|do not use|do not transmit|no release before|no publication before|no publication until|no release until|no use before
    for release|for publication|for use|release date|release time|release at|sperrfrist|gesperrt bis|sous embargo|embargado hasta|embargada hasta|sotto embargo
    محظور النشر|حظر نشر|حظر النشر|ممنوع النشر|エンバーゴ|解禁|under onder embargo|onder embargo|news embargo until|media embargo until|strict embargo until
    embargo until further notice|may not be published before|may not be released before|must not be published before|cannot be published before
    embargo time|embargo date|embargo expires at|embargo period ends
    """
  )
  private static let weakPhrases = phrases(
    """
    embargo until|embargo till|embargo til|embargo to|embargo for|embargo ends|embargo expires|embargo lifts|embargo jusqu'au|embargo jusqu’au
    embargo jusqu'à|embargo jusqu’à|embargo hasta|embargo fino|embargo bis|embargo tot|embargo au|embargo al|embargo time|embargo date|embargo end
    embargo will lift|embargo will be lifted|embargo at
    """
  )
  private static let barePhrases = phrases(
    "strictly embargoed|under embargo|strict embargo|embargoed copy|embargoed|embargo|media embargo|press embargo|news embargo"
  )
  /// Words that speak of the document itself.
  private static let documentWords: Set<String> = Set(
    """
    this the press news media release statement report story information content contents in is are be strictly strict note please
    editors editor eds attention paper study article document material materials following all and research data speech remarks text
    copy figures statistics advance under important nb notice observe respect must a an to that of contained herein advisory
    confidential top reminder not for embargoed will remain remains it - -- * full check against delivery story's findings results publication which
    """.split(whereSeparator: \.isWhitespace).map { String($0) }
  )
}
