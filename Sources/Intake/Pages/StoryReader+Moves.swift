internal import Newsroom

/// What residue rules do with a line or with a part of one.
extension StoryReader {
  mutating func apply(_ action: ResidueRule.Action, why: String, to text: String, of line: PageLine) {
    switch action {
    case .drop: remove(line, text, .residue(what: why))
    case .instructions, .note: moveToEditorNote(text, of: line)
    case .contributors:
      hasEnded = hasEnded || hasBody
      contributors.append(text)
      remove(line, text, .movedToContributorLine)
    case .copyright:
      hasEnded = hasEnded || hasBody
      notices.append(text)
      remove(line, text, .movedToCopyrightNotice)
    case .caption, .credit, .creditAbove:
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
        remove(line, mark, .movedToFlag)
      }
    }
    editorNotes.append(String(note))
    remove(line, note, .movedToEditorNote)
  }

  /// A sign-off, and the link that pages glue to it: `Editing by Name NameOur Standards: …`. False where it is none.
  mutating func readTail(_ line: PageLine) -> Bool {
    guard SignOff.opens(line.text[...]) else { return readContribution(line) }
    var text = line.text[...]
    var links: [(text: Substring, why: String)] = []
    for rule in page.residue.tails where rule.action == .drop {
      guard let range = rule.pattern.range(in: text) else { continue }
      links.append((text[range.lowerBound...], rule.why))
      text = text[..<range.lowerBound].trimmed
    }
    guard SignOff.isSignOff(text) || SignOff.isContribution(text) else { return false }
    hasEnded = hasEnded || hasBody
    for link in links { remove(line, link.text, .residue(what: link.why)) }
    contributors.append(String(text))
    remove(line, text, .movedToContributorLine)
    return true
  }

  private mutating func readContribution(_ line: PageLine) -> Bool {
    guard hasBody, SignOff.isContribution(line.text[...]) else { return false }
    hasEnded = true
    contributors.append(line.text)
    remove(line, line.text, .movedToContributorLine)
    return true
  }

  /// What is left of a line without its prefixes, suffixes, tails and phrases, and what they said of the rest.
  mutating func stripped(_ line: PageLine) -> (text: Substring, hint: ResidueRule.Action?) {
    var text = line.text[...]
    var hint: ResidueRule.Action?
    isMarkedAsFile = false
    for rule in page.residue.phrases {
      guard let range = rule.pattern.range(in: text) else { continue }
      // Thousands of phrases on one line are cut in one pass, not copied each time.
      let (rest, count) = page.residue.deleting(rule, from: text)
      remove(line, String(repeating: String(text[range]), count: count), .residue(what: rule.why))
      text = rest[...].trimmed
    }
    for rule in page.residue.tails {
      guard let range = rule.pattern.range(in: text) else { continue }
      apply(rule.action, why: rule.why, to: String(text[range.lowerBound...]), of: line)
      if rule.action == .drop { hasEnded = hasEnded || hasBody }
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
    for rule in page.residue.marks where hasBody || !text.isEmpty {
      guard let literal = rule.pattern.literal, let rest = text.dropping(suffix: literal) else { continue }
      remove(line, text[rest.endIndex...].trimmed, .residue(what: rule.why))
      text = rest.trimmed
    }
    if text.isEmpty, hint == .caption || hint == .credit || hint == .creditAbove { awaited = hint }
    return (text, hint)
  }
}
