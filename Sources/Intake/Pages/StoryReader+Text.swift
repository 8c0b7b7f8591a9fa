internal import Newsroom

/// Captions, credits, bylines and paragraphs.
extension StoryReader {
  mutating func readText(_ line: PageLine, of run: Int) {
    let label = awaited
    awaited = nil
    let (text, ownHint) = stripped(line)
    guard !text.isEmpty else { return }
    let hint = ownHint ?? label ?? (line.role == .caption ? .caption : nil)
    let above = captionAbove
    captionAbove = nil
    if let reason = seen[String(text)] {
      remove(line, text, reason)
      captionAbove = above
      return
    }
    if hint == .credit || hint == .creditAbove {
      placePendingCredit()
      let credit = CreditLine.parse(String(text), agencies: page.agencies)
      pendingCredit = (credit, story.accounts.count)
      // Which caption it is of shows later: the account is set right then.
      remove(line, text, .movedToCredit(caption: story.captions.count))
      if hint == .creditAbove { placePendingCredit() }
      return
    }
    if hasBody, SignOff.isDeskMark(text), run >= zones.linkTail {
      apply(.contributors, why: "", to: String(text), of: line)
      return
    }
    let found = credit(in: text, of: line, run)
    if let found, found.text.isEmpty, !isAgencyByline(found, text, above: above, run) {
      readCreditLine(found, line, run, above: above)
    } else if let found, found.text.isEmpty {
      addByline(String(text))
      remove(line, text, .movedToByline)
    } else if isCaption(text, found, hint, run) {
      addCaption(text, found, line)
    } else {
      addParagraph(text, line, run)
    }
  }

  /// The line's credit is known already where nothing was taken off it.
  private func credit(in text: Substring, of line: PageLine, _ run: Int) -> CaptionCredit.Found? {
    if hasBody, text.utf8.count > 2000 { return nil }
    let isWhole = text.utf8.count == line.text.utf8.count
    return isWhole ? page.credit(of: run) : CaptionCredit.find(in: text, agencies: page.agencies)
  }

  private func isCaption(
    _ text: Substring,
    _ found: CaptionCredit.Found?,
    _ hint: ResidueRule.Action?,
    _ run: Int
  ) -> Bool {
    if hint == .caption || FilePhoto.opensMarked(text) { return true }
    if isAboveCredit(run) { return true }
    if hasBody { return found?.isPlain == true }
    if run <= start.headerEnd || page.runs[run].count > 1 { return true }
    guard let found, run + 1 < runs.upperBound else { return false }
    // One paragraph with an agency behind it can be a whole short story.
    return found.isStrong || text.utf8.count <= 500 && Dateline.parse(String(text), agencies: page.agencies) == nil
  }

  /// Whether the next line, with no blank line between, is a credit and nothing else.
  private func isAboveCredit(_ run: Int) -> Bool {
    guard run + 1 < runs.upperBound else { return false }
    let isLabelled = run > 0 && page.furniture[run - 1].rules.contains { $0.part == .caption }
    guard !hasBody || page.runs[run].gap > 0 || isLabelled else { return false }
    let below = page.runs[run + 1]
    guard below.gap == 0, below.text.utf8.count <= 120 else { return false }
    if page.residue.captionPrefix(of: below.text[...])?.rule.action == .creditAbove { return true }
    guard !Byline.isByline(below.text[...], agencies: page.agencies), page.furniture[run + 1].rules.isEmpty else {
      return false
    }
    return page.credit(of: run + 1)?.text.isEmpty == true
  }

  private mutating func addCaption(_ text: Substring, _ found: CaptionCredit.Found?, _ line: PageLine) {
    var credit = found?.reading.credit
    if credit == nil, let pending = pendingCredit {
      credit = pending.credit
      pendingCredit = nil
      story.accounts[pending.account].fate = .removed(.movedToCredit(caption: story.captions.count))
    }
    placePendingCredit()
    var caption = ParsedCaption(wording: found?.text ?? text, credit: credit)
    if isMarkedAsFile { caption.markAsFile(byCredit: true) }
    let index = story.captions.count
    story.captions.append(caption)
    if !caption.text.isEmpty { account(line, caption.text, .caption(index)) }
    if let found { account(line, found.reading.credit.raw, .credit(index)) }
    seen[String(text)] = .repeatOfCaption(line: line.number)
    seen[line.text] = .repeatOfCaption(line: line.number)
    captionAbove = (index, line.number)
  }

  /// A line that is a credit and nothing else belongs to the caption above it.
  private mutating func readCreditLine(
    _ found: CaptionCredit.Found,
    _ line: PageLine,
    _ run: Int,
    above: (index: Int, line: Int)?
  ) {
    let credit = found.reading.credit
    if let above {
      captionAbove = above
      if story.captions[above.index].credit == nil {
        let text = story.captions[above.index].text
        story.captions[above.index] = ParsedCaption(wording: text[...], credit: credit)
        remove(line, credit.raw, .movedToCredit(caption: above.index))
      } else {
        remove(line, line.text, .repeatOfCredit(line: above.line))
      }
    } else if found.isStrong || !hasBody && run + 1 < runs.upperBound {
      // A picture with no caption: the checks will ask for one.
      addCaption(line.text[line.text.endIndex...], found, line)
    } else if credit.agencies == ["Getty Images"], credit.creators.isEmpty {
      remove(line, line.text, .creditWithoutPicture)
    } else {
      addParagraph(line.text[...], line, run)
    }
  }

  private mutating func addParagraph(_ text: Substring, _ line: PageLine, _ run: Int) {
    placePendingCredit()
    hasBody = hasBody || run >= zones.headEnd
    account(line, text, .paragraph(story.body.count))
    story.body.append(String(text))
  }

  /// A labelled credit with no caption behind it belongs to the last caption without one, or to a picture with none.
  mutating func placePendingCredit() {
    guard let pending = pendingCredit else { return }
    pendingCredit = nil
    var index = story.captions.count
    if let last = story.captions.indices.last, story.captions[last].credit == nil {
      story.captions[last] = ParsedCaption(wording: story.captions[last].text[...], credit: pending.credit)
      index = last
    } else {
      story.captions.append(ParsedCaption(wording: "", credit: pending.credit))
    }
    story.accounts[pending.account].fate = .removed(.movedToCredit(caption: index))
  }

  /// An agency's name alone above the body, with no caption that it could be the credit of, says whose text it is.
  private func isAgencyByline(
    _ found: CaptionCredit.Found,
    _ text: Substring,
    above: (index: Int, line: Int)?,
    _ run: Int
  )
    -> Bool
  {
    guard !hasBody, above == nil, bylines.isEmpty, run > start.headerEnd, page.runs[run].count == 1,
      let agency = page.agencies.agency(named: text)
    else { return false }
    return [.wire, .stateAgency, .newspaper, .broadcaster].contains(agency.kind)
  }
}
