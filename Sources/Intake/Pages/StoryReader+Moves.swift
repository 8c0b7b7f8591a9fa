internal import Newsroom

/// What residue rules do with a line or with a part of one.
extension StoryReader {
  mutating func apply(_ action: ResidueTable.Rule.Action, why: String, to text: String, of line: PageLine) {
    switch action {
    case .drop: remove(line, text, .residue(what: why))
    case .instructions, .note: moveToEditorNote(text, of: line)
    case .contributors:
      contributors.append(text)
      remove(line, text, .movedToContributorLine)
    case .copyright:
      notices.append(text)
      remove(line, text, .movedToCopyrightNotice)
    case .caption, .credit:
      remove(line, text, .residue(what: why))
      awaited = action
    }
  }

  /// Agencies end their instructions with the file mark that belongs to the credit: `… NO RESALES./File Photo`.
  private mutating func moveToEditorNote(_ text: String, of line: PageLine) {
    var note = text[...]
    for mark in ["/File Photo", "/File photo", "/FILE PHOTO"] {
      if let bare = note.dropping(suffix: mark) {
        note = bare.trimmed
        isMarkedAsFile = true
      }
    }
    if !editorNotes.contains(String(note)) { editorNotes.append(String(note)) }
    remove(line, text, .movedToEditorNote)
  }

  /// A sign-off, and the link that pages glue to it: `Editing by Name NameOur Standards: …`. False where it is none.
  mutating func readTail(_ line: PageLine) -> Bool {
    guard SignOff.opens(line.text[...]) else { return false }
    var text = line.text[...]
    var links: [(text: Substring, why: String)] = []
    for rule in page.residue.tails where rule.action == .drop {
      guard let range = rule.pattern.range(in: text) else { continue }
      links.append((text[range.lowerBound...], rule.why))
      text = text[..<range.lowerBound].trimmed
    }
    guard SignOff.isSignOff(text) else { return false }
    for link in links { remove(line, link.text, .residue(what: link.why)) }
    contributors.append(String(text))
    remove(line, text, .movedToContributorLine)
    return true
  }

  /// What is left of a line without its prefixes, suffixes, tails and phrases, and what they said of the rest.
  mutating func stripped(_ line: PageLine) -> (text: Substring, hint: ResidueTable.Rule.Action?) {
    var text = line.text[...]
    var hint: ResidueTable.Rule.Action?
    isMarkedAsFile = false
    for rule in page.residue.phrases {
      guard let range = rule.pattern.range(in: text) else { continue }
      // Thousands of phrases on one line are cut in one pass, not copied each time.
      let (rest, count) = page.residue.deleting(rule, from: text)
      remove(line, count == 1 ? String(text[range]) : "\(text[range]) (\(count) times)", .residue(what: rule.why))
      text = rest[...].trimmed
    }
    for rule in page.residue.tails {
      guard let range = rule.pattern.range(in: text) else { continue }
      apply(rule.action, why: rule.why, to: String(text[range.lowerBound...]), of: line)
      text = text[..<range.lowerBound].trimmed
      if rule.action == .instructions { hint = hint ?? .caption }
    }
    while let (rule, end) = page.residue.captionPrefix(of: text) {
      remove(line, text[..<end].trimmed, .residue(what: rule.why))
      text = text[end...].trimmed
      hint = rule.action
    }
    for rule in page.residue.suffixes {
      guard let literal = rule.pattern.literal, let rest = text.dropping(suffix: literal) else { continue }
      remove(line, text[rest.endIndex...].trimmed, .residue(what: rule.why))
      text = rest.trimmed
      hint = hint ?? .caption
    }
    if text.isEmpty, hint == .caption || hint == .credit { awaited = hint }
    return (text, hint)
  }
}

extension ResidueTable {
  /// A rule whose pattern opens a caption or a credit, and where it ends.
  func captionPrefix(of text: Substring) -> (rule: Rule, end: String.Index)? {
    for rule in prefixes {
      if let end = rule.pattern.end(in: text) { return (rule, end) }
    }
    return nil
  }

  func deleting(_ rule: Rule, from text: Substring) -> (String, count: Int) {
    var kept = ""
    var rest = text
    var count = 0
    while let range = rule.pattern.range(in: rest) {
      kept += rest[..<range.lowerBound]
      rest = rest[range.upperBound...]
      count += 1
    }
    return (kept + rest, count)
  }
}
