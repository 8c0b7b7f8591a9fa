internal import Newsroom

/// Reads the runs of one story, from its headline to the next.
///
/// Above the body the captions are found by what the page shows: a repeat, a credit, a label. In the body a caption has
/// to say so itself, with a mark or a full credit, and equal paragraphs stay: an author may repeat a sentence.
struct StoryReader {
  let page: PageOutline
  let start: PageOutline.Start
  let runs: Range<Int>
  let zones: StoryZones
  var story = ParsedStory()
  var hasBody = false
  /// Whether the sign-off, the copyright line or the like has been read: what follows is the story's foot.
  var hasEnded = false
  /// The text of each headline and caption so far, with the line that it stood on first.
  var seen: [String: RemovedLine.Reason] = [:]
  /// The line that ends the promotion that is being skipped.
  var spanEnd: (end: String, why: String)?
  /// The run behind the list of links that is being skipped.
  var listEnd: (run: Int, why: String)?
  /// A credit whose caption is still to come, as the BBC prints them, and its place among the accounts.
  var pendingCredit: (credit: PhotoCredit, account: Int)?
  /// The caption on the line right above, if there was one.
  var captionAbove: (index: Int, line: Int)?
  /// What a label on a line of its own said of the line below it.
  var awaited: ResidueRule.Action?
  /// Whether the line below is the author's name, because `By` stood alone.
  var awaitsName = false
  /// The author card whose text comes next.
  var card: String?
  /// Whether the line's instructions carried the file mark of its credit.
  var isMarkedAsFile = false
  var bylines = DistinctLines()
  /// Those whom the first bylines name, for the cards below the body. Nobody signs with more of them.
  var authors: [Substring] = []
  var editorNotes = DistinctLines()
  var contributors: [String] = []
  var notices: [String] = []

  init(page: PageOutline, start: PageOutline.Start, runs: Range<Int>) {
    self.page = page
    self.start = start
    self.runs = runs
    zones = StoryZones(page: page, start: start, runs: runs)
  }

  mutating func read(above: Range<Int>) -> ParsedStory {
    for run in above {
      for line in page.runs[run].lines { readAbove(page.lines[line], of: run) }
    }
    for run in runs {
      for (copy, index) in page.runs[run].lines.enumerated() {
        let line = page.lines[index]
        if line.invisibles > 0 { remove(line, line.text, .invisibleCharacters(count: line.invisibles)) }
        if run == start.run, copy == 0 {
          readHeadline(line)
        } else {
          read(line, of: run)
        }
      }
    }
    placePendingCredit()
    finish()
    return story
  }

  private mutating func readAbove(_ line: PageLine, of run: Int) {
    if let rule = page.furniture[run].rules.first(where: { $0.part != .foot }) {
      remove(line, line.text, .residue(what: rule.why))
    } else if readAdvisory(line) {
      return
    } else {
      remove(line, line.text, .aboveHeadline)
    }
  }

  private mutating func finish() {
    story.byline = bylines.isEmpty ? nil : bylines.lines.joined(separator: ", ")
    story.editorNote = joined(editorNotes.lines)
    story.contributorLine = joined(contributors)
    story.copyrightNotice = joined(notices)
    // Above the first paragraph a page may print a sentence or two of its own.
    for paragraph in story.body.prefix(4) where story.dateline == nil {
      story.dateline = Dateline.parse(paragraph, agencies: page.agencies)?.raw
    }
    story.language = ScriptLanguage.tag(
      of: story.body.first { $0.utf8.count >= 60 } ?? story.body.first ?? story.headline
    )
  }

  private func joined(_ parts: [String]) -> String? {
    parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private mutating func read(_ line: PageLine, of run: Int) {
    if let span = spanEnd {
      remove(line, line.text, .residue(what: span.why))
      if line.text == span.end { spanEnd = nil }
      return
    }
    if let span = page.residue.span(openedBy: line.text[...]), endsWithin(run, span.end) {
      spanEnd = span
      remove(line, line.text, .residue(what: span.why))
      return
    }
    if let list = listEnd {
      if run < list.run { return remove(line, line.text, .residue(what: list.why)) }
      listEnd = nil
    }
    if readTail(line) || readAdvisory(line) || readFurniture(line, of: run) || readPeople(line, of: run) { return }
    readText(line, of: run)
  }

  /// A promotion that opens and never closes is left alone: what follows would be lost.
  private func endsWithin(_ run: Int, _ end: String) -> Bool {
    page.runs[run..<min(run + 30, runs.upperBound)].contains { $0.text == end }
  }

  mutating func remove(_ line: PageLine, _ text: some StringProtocol, _ why: RemovedLine.Reason) {
    account(line, text, .removed(why))
  }

  mutating func account(_ line: PageLine, _ text: some StringProtocol, _ fate: LineAccount.Fate) {
    story.accounts.append(LineAccount(line: line.number, text: String(text), fate: fate))
  }
}
