/// The labels that a line opens with, and what is left behind them: `UPDATE 1-CORRECTED-Tunisians vote`.
struct AdvisoryLabels {
  struct Label {
    let text: Substring
    let kind: Advisory.Kind
    let number: Int?
  }

  private(set) var found: [Label] = []
  private(set) var rest: Substring

  /// Nil where the line opens with none.
  init?(_ line: Substring) {
    rest = Self.undecorated(line)
    while found.count < 4, let (label, behind) = Self.label(in: rest) {
      found.append(label)
      rest = behind
      // `CORRECTED-(OFFICIAL)-…`
      if label.kind == .correction, let official = rest.dropping(prefix: "(OFFICIAL)") {
        rest = DatelineReader.withoutDash(official.trimmed) ?? official.trimmed
      }
    }
    readTrailing()
    if found.isEmpty { return nil }
  }

  /// Whether a text is a label as a whole.
  static func isLabel(_ text: Substring) -> Bool {
    label(named: text) != nil
  }

  /// Bloomberg puts it last: `Tunisians Vote (Update2)`, `… (Correct)`.
  private mutating func readTrailing() {
    guard found.isEmpty, let body = rest.dropping(suffix: ")"),
      let open = body.utf8.suffix(24).lastIndex(of: UInt8(ascii: "(")),
      open > body.startIndex, let label = Self.label(named: body[body.utf8.index(after: open)...].trimmed),
      label.kind == .correction || label.kind == .update && label.number != nil
    else { return }
    found = [label]
    rest = body[..<open].trimmed
  }

  private static func label(in text: Substring) -> (Label, Substring)? {
    // Alone on its line: `***URGENT***`.
    if text.utf8.count <= 40, let label = label(named: text),
      isInCapitals(text) || label.kind == .alert && text.words.count == 2
    {
      return (label, text[text.endIndex...])
    }
    let head = text.prefixOfBytes(48)
    // In brackets of its own: `(CORRECTED) Tunisians vote`.
    if let inner = head.dropping(prefix: "(") ?? head.dropping(prefix: "["),
      let close = inner.unicodeScalars.firstIndex(where: { ")]".unicodeScalars.contains($0) }),
      let label = label(named: inner[..<close]),
      isInCapitals(label.text)
    {
      let behind = text[inner.unicodeScalars.index(after: close)...].trimmed
      return (label, DatelineReader.withoutDash(behind) ?? behind)
    }
    var from = head.startIndex
    for _ in 0..<3 {
      guard let mark = head.unicodeScalars[from...].firstIndex(where: { "-:–—".unicodeScalars.contains($0) }) else {
        break
      }
      let next = head.unicodeScalars.index(after: mark)
      from = next
      guard let label = label(named: head[..<mark].trimmed) else { continue }
      let behind = text[next...]
      let rest = behind.trimmed
      guard !rest.isEmpty || isInCapitals(label.text), stands(label, text[mark..<next], behind) else { return nil }
      return (label, DatelineReader.withoutDash(rest) ?? rest)
    }
    return withoutMark(text)
  }

  /// Whether the mark behind a label makes it one: "Flash-flood warning" has none.
  private static func stands(_ label: Label, _ mark: Substring, _ behind: Substring) -> Bool {
    let isTight = mark == "-" && behind.unicodeScalars.first?.isSpace == false
    let word = behind.words.first.map { ComparisonKey.of(CaptionDate.bare($0)) } ?? ""
    if isTight,
      ["flood", "floods", "flooding", "bang", "drive", "level", "offender", "sheet", "based", "style"].contains(word)
    {
      return false
    }
    if isInCapitals(label.text) { return true }
    guard let first = behind.trimmed.unicodeScalars.first, mark == ":" || !first.isSmallLetter else { return false }
    return mark != "-" || !isTight
      || ![.repeated, .alert, .flash, .urgent, .advisory, .bulletin, .kill, .table, .brief, .poll, .feature, .column]
        .contains(label.kind)
  }

  /// `URGENT Tunisians vote`: a label in capitals before words that are not.
  private static func withoutMark(_ text: Substring) -> (Label, Substring)? {
    let words = text.prefixOfBytes(60).words
    for count in [2, 1] where words.count > count {
      let name = text[..<words[count - 1].endIndex]
      guard isInCapitals(name), let label = label(named: name), canStandBare.contains(label.kind) else { continue }
      let next = words[count].unicodeScalars
      guard next.first.map({ $0.isCapital || "‘“\"'".unicodeScalars.contains($0) }) ?? false,
        next.contains(where: \.isSmallLetter)
      else { continue }
      return (label, text[name.endIndex...].trimmed)
    }
    return nil
  }

  private static let canStandBare: Set<Advisory.Kind> = [
    .urgent, .flash, .bulletin, .alert, .correction, .refile, .update, .wrapup, .repeated, .exclusive, .kill,
  ]

  /// `UPDATE 2`, `UPDATE2`, `2ND UPDATE`, `CORRECTED (OFFICIAL)`, `Exclusive`.
  private static func label(named text: Substring) -> Label? {
    let text = undecorated(text)
    guard (2...40).contains(text.utf8.count),
      text.unicodeScalars.first.map({ $0.isCapital || $0.properties.numericType == .decimal }) ?? false
    else { return nil }
    var words = text.words.map { ComparisonKey.of($0.trimmedOf("()[]*.,")) }.filter { !$0.isEmpty }
    guard (1...4).contains(words.count) else { return nil }
    var number: Int?
    for index in [words.count - 1, 0] where number == nil && words.count > 1 {
      if let found = ordinal(words[index]) {
        number = found
        words.remove(at: index)
      }
    }
    if number == nil, let last = words.last {
      let name = last.utf8.prefix { !(0x30...0x39).contains($0) }
      if name.count < last.utf8.count,
        let found = Int(last.utf8.dropFirst(name.count).map { String(UnicodeScalar($0)) }.joined())
      {
        number = found
        words[words.count - 1] = String(Substring(name))
      }
    }
    words.removeAll { $0 == "no" }
    let name = words.joined(separator: " ")
    guard let kind = kinds[name] else { return nil }
    if number != nil,
      ![.update, .wrapup, .repeated, .correction, .refile, .urgent, .advisory, .flash, .alert].contains(kind)
    {
      return nil
    }
    return Label(text: text, kind: kind, number: number.flatMap { (0...99).contains($0) ? $0 : nil })
  }

  private static func ordinal(_ word: String) -> Int? {
    for ending in ["st", "nd", "rd", "th"] { if let digits = word[...].dropping(suffix: ending) { return Int(digits) } }
    return Int(word)
  }

  private static func isInCapitals(_ text: Substring) -> Bool {
    let bare = text.dropping(suffix: "st") ?? text
    return !bare.unicodeScalars.contains(where: \.isSmallLetter)
  }

  private static func undecorated(_ text: Substring) -> Substring {
    text.trimmedOf("*■●►=+!_~ ")
  }

  private static let kinds: [String: Advisory.Kind] = {
    let names: [(Advisory.Kind, String)] = [
      (
        .correction,
        "corrected|correction|corrects|correct|correcting|corrective|corrected official|official correction|clarification|clarified|correctif|rectificatif|berichtigung|korrektur|corrección|corrige|rettifica|errata|erratum"
      ),
      (.refile, "refile|refiled|refiling|refiles|re file|re filed|resend|resent"),
      (.update, "update|updated|updates|upd|lead|ld|adds|lead all"),
      (.wrapup, "wrapup|wrap up|wrap|roundup"),
      (.repeated, "rpt|repeat|repeats|repeated|repeating"),
      (
        .kill,
        "kill|killed|withdrawn|story withdrawn|withdrawal|story killed|story removed|elimination|eliminated|mandatory kill|bulletin kill|advisory kill|news kill|photo kill|annulation|retraction|retracted|withdraws|removed"
      ),
      (
        .advisory,
        "advisory|advisories|news advisory|media advisory|editors advisory|advisory notice|service message|planning advisory"
      ),
      (.flash, "flash|newsflash|news flash|snap|newsbreak|eilmeldung|eil"), (.urgent, "urgent|urgente|dringend|عاجل"),
      (.bulletin, "bulletin|news bulletin"),
      (.alert, "alert|newsalert|news alert|apnewsalert|ap newsalert|ap news alert|alerte|breaking|breaking news"),
      (.exclusive, "exclusive|reuters exclusive|ap exclusive|afp exclusive|exclusif|exklusiv|exclusiva|ap newsbreak"),
      (.factbox, "factbox|fact box|facts|ap fact check|fact check"), (.timeline, "timeline|chronology|chronologie"),
      (.analysis, "analysis|news analysis|ap analysis|analyse|breakingviews"), (.insight, "insight|in depth"),
      (.explainer, "explainer|ap explains|explained|q&a|qa"), (.interview, "interview|ap interview|reuters interview"),
      (.preview, "preview|curtain raiser|scenarios|take a look|diary preview"),
      (.feature, "feature|profile|newsmaker|witness|obituary|obit|sidebar"),
      (.brief, "brief|briefs|ap briefs|news in brief"),
      (.poll, "poll|reuters poll|instant view|highlights|quotes|quotebox"),
      (.column, "column|commentary|opinion"), (.diary, "diary|daybook|week ahead"),
      (.table, "table|graphic|text|press digest"),
      (.special, "special report"),
    ]
    var kinds: [String: Advisory.Kind] = [:]
    for (kind, list) in names { for name in list.split(separator: "|") { kinds[ComparisonKey.of(name)] = kind } }
    return kinds
  }()
}

extension Substring {
  /// Without any of these at either end.
  func trimmedOf(_ marks: String) -> Substring {
    let marks = marks.unicodeScalars
    var rest = self
    while let last = rest.unicodeScalars.last, marks.contains(last) { rest.unicodeScalars.removeLast() }
    while let first = rest.unicodeScalars.first, marks.contains(first) { rest.unicodeScalars.removeFirst() }
    return rest
  }
}
