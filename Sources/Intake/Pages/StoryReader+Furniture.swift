internal import Newsroom

/// Lines that rules for whole lines speak of, where they stand.
extension StoryReader {
  /// Takes a line that is furniture here. False where it is text.
  mutating func readFurniture(_ line: PageLine, of run: Int) -> Bool {
    let furniture = page.furniture[run]
    if let rule = furniture.rules.first(where: { holds($0, at: run) }) {
      apply(rule, to: line, of: run)
      return true
    }
    if let rule = page.residue.widgets[line.text], isNextToRepeat(run) {
      remove(line, line.text, .widget(what: rule.why))
      return true
    }
    if furniture.isShareBar {
      remove(line, line.text, .residue(what: "share bar"))
      return true
    }
    if let time = furniture.time, isOfPage(time, run) {
      remove(line, line.text, .residue(what: "time of publication"))
      return true
    }
    return false
  }

  private var isInHead: Bool { !hasBody }

  private func holds(_ rule: ResidueRule, at run: Int) -> Bool {
    switch rule.part {
    case .page, .caption, .body: break
    case .head: guard isInHead else { return false }
    case .foot: guard hasEnded || hasBody && run >= zones.linkTail || isLast(run) else { return false }
    }
    return rule.match != .lists || hasBody && run + 1 >= zones.linkTail && run + 1 < runs.upperBound
  }

  private func isLast(_ run: Int) -> Bool { hasBody && run + 1 >= zones.linkTail }

  private func isOfPage(_ time: PageTime, _ run: Int) -> Bool {
    if time.isCertain { return true }
    if isInHead { return time.hasDate || time.isClock }
    guard time.isClock || time.hasDate && hasEnded else { return false }
    // Both neighbours are looked at: a live page prints the hour between buttons, a diary prints it above its text.
    return hasEnded
      || [run - 1, run + 1].contains {
        runs.contains($0) && (page.furniture[$0].isAnywhere || page.furniture[$0].time?.isCertain == true)
      }
  }

  private mutating func apply(_ rule: ResidueRule, to line: PageLine, of run: Int) {
    switch rule.match {
    case .list, .lists: skipTitles(below: run, rule.why, isOne: false)
    case .link: skipTitles(below: run, rule.why, isOne: true)
    case .card: card = rule.why
    default: break
    }
    if rule.why == "label", line.text == "By" { awaitsName = true }
    apply(rule.action, why: rule.why, to: line.text, of: line)
  }

  /// Behind a heading for links: all of them where nothing but titles follows, and else those that look like titles.
  private mutating func skipTitles(below run: Int, _ why: String, isOne: Bool) {
    guard hasBody else { return }
    var end = run + 1
    if end >= zones.linkTail, !isOne {
      end = runs.upperBound
    } else {
      while end < runs.upperBound, end - run <= (isOne ? 1 : 20), isTitle(end, mayBeShort: hasEnded && !isOne) {
        end += 1
      }
    }
    if end > run + 1 { listEnd = (end, why) }
  }

  private func isTitle(_ run: Int, mayBeShort: Bool) -> Bool {
    let text = page.runs[run].text[...]
    let furniture = page.furniture[run]
    // A heading of its own is read as one; a span has its own end.
    if furniture.isAnywhere || page.residue.span(openedBy: text) != nil { return false }
    if furniture.time != nil { return true }
    guard StoryZones.isLinkLike(run, page) else { return false }
    return mayBeShort || Headline.isTitle(text)
      || text.utf8.count >= 18 && Headline.isPossible(text) && text.isEastAsian
  }

  /// Whether the run above or below is a headline or caption that the story prints more than once.
  private func isNextToRepeat(_ run: Int) -> Bool {
    for neighbour in [run - 1, run + 1] where runs.contains(neighbour) && neighbour != run {
      let text = page.runs[neighbour].text
      let isHeaderText = seen[text] != nil || text == story.headline
      let isRepeat = page.runs[neighbour].count > 1 || neighbour <= start.headerEnd && start.headerEnd > start.run
      if isHeaderText && (isRepeat || neighbour > run) || page.runs[neighbour].count > 1 && !hasBody { return true }
    }
    // Between the bylines and times of a header that is printed again, the widget stands as often as the header.
    return run < start.headerEnd && !hasBody
  }
}

extension Substring {
  /// Whether it is written without spaces between words, so that a title can't be told by counting them.
  var isEastAsian: Bool { unicodeScalars.prefix(8).contains(where: \.isHanOrKana) }
}
