internal import Newsroom

/// Bylines above the body, and what pages print about their authors below it.
extension StoryReader {
  mutating func readPeople(_ line: PageLine, of run: Int) -> Bool {
    let text = line.text[...]
    if hasBody { return readAuthorCard(line, of: run) }
    guard run > start.run else { return false }
    if awaitsName || Byline.isByline(text, agencies: page.agencies) && seen[line.text] == nil
      || Byline.isRole(text, agencies: page.agencies) && (!bylines.isEmpty || isNamed(run - 1))
      || isNamed(run)
    {
      awaitsName = false
      let isNew = addByline(line.text)
      remove(line, text, isNew ? .movedToByline : .residue(what: "byline once more"))
      return true
    }
    return false
  }

  /// Whether it was new.
  @discardableResult
  mutating func addByline(_ text: String) -> Bool {
    guard bylines.append(text) else { return false }
    if authors.count < Self.authorLimit { authors += Byline.authors(of: text[...]).prefix(Self.authorLimit) }
    return true
  }

  private static let authorLimit = 24

  /// A name with nothing before it is a byline where the time of publication or the author's role stands below it.
  private func isNamed(_ run: Int) -> Bool {
    guard run > start.headerEnd, run + 1 < runs.upperBound, Byline.isName(page.runs[run].text[...]) else {
      return false
    }
    let below = page.furniture[run + 1].time
    return below?.hasDate == true && below?.isRelative == false
      || below?.isCertain == true
      || Byline.isRole(page.runs[run + 1].text[...], agencies: page.agencies)
  }

  /// `Name`, `Thomson Reuters`, `Name reports on …`: known by the heading, or by the byline above.
  private mutating func readAuthorCard(_ line: PageLine, of run: Int) -> Bool {
    let text = line.text[...]
    if let why = card {
      card = nil
      if hasEnded || run + 3 >= zones.linkTail, text.utf8.count <= 1200, SignOff.opens(text) == false {
        remove(line, text, .residue(what: why))
        return true
      }
    }
    if run + 1 < runs.upperBound, Byline.isName(text),
      page.furniture[run + 1].rules.contains(where: { $0.match == .card })
    {
      remove(line, text, .residue(what: "author card"))
      return true
    }
    guard isAuthorCard(text, of: run) else { return false }
    remove(line, text, .residue(what: "author card"))
    return true
  }

  private func isAuthorCard(_ text: Substring, of run: Int) -> Bool {
    guard text.utf8.count <= 1200, !bylines.isEmpty else { return false }
    let isAtFoot = hasEnded || run + 1 >= zones.linkTail
    for author in authors where isAtFoot {
      if text == author { return true }
      let surname = author.words.last ?? author
      for name in [author, surname] {
        guard let rest = text.dropping(prefix: String(name)) ?? text.dropping(prefix: String(name).capitalisedName)
        else { continue }
        if Byline.cardVerbs.contains(where: { rest.dropping(prefix: $0) != nil }),
          Byline.cardWords.contains(where: { rest.firstRange(of: $0) != nil })
        {
          return true
        }
      }
    }
    return false
  }
}

extension String {
  /// `VELD` as `Veld`: bylines in capitals, cards in small letters.
  fileprivate var capitalisedName: String {
    prefix(1) + dropFirst().lowercased()
  }
}
