internal import Newsroom

/// Reads the runs of one story, from its headline to the next.
///
/// Above the body the captions are found by what the page shows: a repeat, a credit, a label. In the body a caption has
/// to say so itself, with a mark or a full credit, and equal paragraphs stay: an author may repeat a sentence.
struct StoryReader {
  let page: PageOutline
  let start: PageOutline.Start
  let runs: Range<Int>
  var story = ParsedStory()
  var hasBody = false
  /// The text of each headline and caption so far, with the line that it stood on first.
  var seen: [String: RemovedLine.Reason] = [:]
  /// The line that ends the promotion that is being skipped.
  var spanEnd: (text: String, why: String)?
  /// A credit whose caption is still to come, as the BBC prints them.
  var pendingCredit: (credit: PhotoCredit, line: Int)?
  /// The caption on the line right above, if there was one.
  var captionAbove: (index: Int, line: Int)?
  /// What a label on a line of its own said of the line below it.
  var awaited: ResidueTable.Rule.Action?
  /// Whether the line's instructions carried the file mark of its credit.
  var isMarkedAsFile = false
  var editorNotes: [String] = []
  var contributors: [String] = []
  var notices: [String] = []

  init(page: PageOutline, start: PageOutline.Start, runs: Range<Int>) {
    self.page = page
    self.start = start
    self.runs = runs
  }

  mutating func read(above: Range<Int>) -> ParsedStory {
    for run in above {
      for line in page.runs[run].lines { readAbove(page.lines[line]) }
    }
    for run in runs {
      for (copy, index) in page.runs[run].lines.enumerated() {
        let line = page.lines[index]
        if line.invisibles > 0 { remove(line, line.text, .invisibleCharacters(count: line.invisibles)) }
        if run == start.run, copy == 0 {
          story.headline = line.text
          story.accounts.append(LineAccount(line: line.number, text: line.text, fate: .headline))
          seen[line.text] = .repeatOfHeadline(line: line.number)
        } else {
          read(line, of: run)
        }
      }
    }
    placePendingCredit()
    finish()
    return story
  }

  private mutating func readAbove(_ line: PageLine) {
    if let rule = page.residue.rule(forLine: line.text[...]) {
      remove(line, line.text, .residue(what: rule.why))
    } else {
      remove(line, line.text, .aboveHeadline)
    }
  }

  private mutating func finish() {
    story.editorNote = joined(editorNotes)
    story.contributorLine = joined(contributors)
    story.copyrightNotice = joined(notices)
    if let opening = story.body.first {
      story.dateline = Dateline.parse(opening, agencies: page.agencies)?.raw
    }
    story.language = ScriptLanguage.tag(of: story.body.first ?? story.headline)
  }

  private func joined(_ parts: [String]) -> String? {
    parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private mutating func read(_ line: PageLine, of run: Int) {
    if let span = spanEnd {
      remove(line, line.text, .residue(what: span.why))
      if line.text == span.text { spanEnd = nil }
      return
    }
    if let span = page.residue.spans[line.text], endsWithin(run, span.end) {
      spanEnd = (span.end, span.rule.why)
      remove(line, line.text, .residue(what: span.rule.why))
      return
    }
    if readTail(line) { return }
    if let rule = page.residue.rule(forLine: line.text[...]) {
      apply(rule.action, why: rule.why, to: line.text, of: line)
      return
    }
    if let rule = page.residue.widgets[line.text], isNextToRepeat(run) {
      remove(line, line.text, .widget(what: rule.why))
      return
    }
    readText(line, of: run)
  }

  /// A promotion that opens and never closes is left alone: what follows would be lost.
  private func endsWithin(_ run: Int, _ end: String) -> Bool {
    page.runs[run..<min(run + 30, runs.upperBound)].contains { $0.text == end }
  }

  /// Whether the run above or below is a headline or caption that the story prints more than once.
  private func isNextToRepeat(_ run: Int) -> Bool {
    for neighbour in [run - 1, run + 1] where runs.contains(neighbour) && neighbour != run {
      let text = page.runs[neighbour].text
      let isHeaderText = seen[text] != nil || text == story.headline
      let isRepeat = page.runs[neighbour].count > 1 || neighbour <= start.headerEnd && start.headerEnd > start.run
      if isHeaderText && (isRepeat || neighbour > run) || page.runs[neighbour].count > 1 && !hasBody { return true }
    }
    return false
  }

  mutating func remove(_ line: PageLine, _ text: some StringProtocol, _ why: RemovedLine.Reason) {
    story.accounts.append(LineAccount(line: line.number, text: String(text), fate: .removed(why)))
  }
}
