/// The lines of a page in runs of equal neighbours, and where its stories begin.
///
/// Pages print their headline again: headline, captions, a widget, headline, captions, body. A line that occurs again
/// with nothing but such furniture between is a headline. Only `reach` runs are looked at from any one line, so the
/// time stays linear for a page of ten thousand lines as for one of ten.
struct PageOutline {
  /// Equal lines one after the other, blank lines aside.
  struct Run {
    var lines: Range<Int>
    let text: String
    /// Blank lines before the first of them.
    let gap: Int
    var count: Int { lines.count }
  }

  struct Start {
    /// The run that is the headline.
    let run: Int
    /// The last run that repeats it above the body; the same as `run` where none does.
    var headerEnd: Int
    /// Whether the page itself shows, by repeating it, that this is the headline.
    var isRepeated: Bool
  }

  static let reach = 24

  let lines: [PageLine]
  let agencies: AgencyTable
  let residue: ResidueTable
  private(set) var runs: [Run] = []
  /// For each run, what the rules for whole lines say of it.
  private(set) var furniture: [PageFurniture] = []
  /// For each run, the next with the same text.
  private var next: [Int?] = []
  private var captionLike: [Bool?] = []
  let credits: PageCredits
  private var usualGap = 0

  init(_ lines: [PageLine], agencies: AgencyTable, residue: ResidueTable) {
    self.lines = lines
    self.agencies = agencies
    self.residue = residue
    for (index, line) in lines.enumerated() {
      if let last = runs.indices.last, runs[last].text == line.text {
        runs[last].lines = runs[last].lines.lowerBound..<index + 1
      } else {
        runs.append(Run(lines: index..<index + 1, text: line.text, gap: line.blanksBefore))
      }
    }
    credits = PageCredits(count: runs.count, agencies: agencies)
    furniture = PageFurniture.of(runs.map(\.text), residue)
    next = Array(repeating: nil, count: runs.count)
    captionLike = Array(repeating: nil, count: runs.count)
    var last: [String: Int] = [:]
    for index in runs.indices.reversed() {
      next[index] = last.updateValue(index, forKey: runs[index].text)
    }
    var gaps: [Int: Int] = [:]
    for line in lines.dropFirst() { gaps[line.blanksBefore, default: 0] += 1 }
    usualGap = gaps.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }

  /// The stories of the page, in order. Empty where nothing but furniture is left.
  mutating func storyStarts() -> [Start] {
    let marked = markedStarts()
    if !marked.isEmpty { return marked }
    guard var first = firstOfStory() else { return [] }
    var starts: [Start] = []
    if let start = repeatedStart(at: first, isFirst: true) {
      starts.append(start)
    } else if let (start, run) = startBelow(first) {
      starts.append(start)
      first = run
    } else {
      starts.append(Start(run: first, headerEnd: first, isRepeated: runs[first].count > 1))
    }
    var index = (starts.last?.headerEnd ?? first) + 1
    while index < runs.count {
      if let start = start(at: index) {
        starts.append(start)
        index = start.headerEnd
      }
      index += 1
    }
    return starts
  }

  /// The headlines that the page itself marks as such, each where it stands first.
  private func markedStarts() -> [Start] {
    var seen: Set<String> = []
    return runs.indices.filter {
      lines[runs[$0].lines.lowerBound].role == .headline && seen.insert(runs[$0].text).inserted
    }
    .map { Start(run: $0, headerEnd: $0, isRepeated: true) }
  }

  /// The first line that can be a headline. The names of sections and the time may stand above it, and go only if something
  /// else is there.
  private func firstOfStory() -> Int? {
    let candidates = runs.indices.lazy.filter { !isResidue($0) && !isAdvisory($0) }
    return candidates.first { !furniture[$0].isSection && furniture[$0].time?.isAboveHeadline != true }
      ?? candidates.first
  }

  /// A repeated headline a few short lines down: what stands above it is the name of a section or the like.
  private mutating func startBelow(_ first: Int) -> (Start, Int)? {
    for index in first + 1..<max(first + 1, min(first + 7, runs.count)) {
      let above = runs[index - 1].text
      guard above.utf8.count <= 80, !Headline.endsSentence(above[...]), !isCaptionLike(index - 1) else { return nil }
      if let start = repeatedStart(at: index, isFirst: false) { return (start, index) }
    }
    return nil
  }

  private mutating func start(at index: Int) -> Start? {
    let run = runs[index]
    guard run.text.utf8.count <= 600, !isResidue(index) else { return nil }
    if let start = repeatedStart(at: index, isFirst: false) { return start }
    guard isApart(index), Headline.isPossible(run.text[...]), !isCaptionLike(index),
      !SignOff.isSignOff(run.text[...])
    else {
      return nil
    }
    let isFollowedByCaption = index + 1 < runs.count && (isCaptionLike(index + 1) || runs[index + 1].count > 1)
    if run.count > 1 || isFollowedByCaption || isTitle(index) {
      return Start(run: index, headerEnd: index, isRepeated: run.count > 1)
    }
    return nil
  }

  /// A story with no repeat, set off by more blank lines than the page puts between paragraphs.
  private func isTitle(_ index: Int) -> Bool {
    let top = firstAdvisory(above: index)
    guard runs[top].gap > usualGap, Headline.isTitle(runs[index].text[...]), top > 0, index + 1 < runs.count else {
      return false
    }
    let (before, behind) = (runs[top - 1].text[...], runs[index + 1].text[...])
    return Headline.endsSentence(before) && Headline.endsSentence(behind) && behind.utf8.count >= 60
      && runs[index + 1].gap > 0
  }

  /// Whether the headline at a run occurs again with nothing but a header's furniture between.
  private mutating func repeatedStart(at index: Int, isFirst: Bool) -> Start? {
    guard isHeader(from: index, isFirst: isFirst), var end = next[index] else { return nil }
    while let further = next[end], further - end <= Self.reach, isRepeatOnly(end, further, since: index) {
      end = further
    }
    return Start(run: index, headerEnd: end, isRepeated: true)
  }

  private mutating func isHeader(from index: Int, isFirst: Bool) -> Bool {
    guard let again = next[index], again - index <= Self.reach, runs[index].text.utf8.count <= 600 else { return false }
    let standsApart = isFirst || runs[index].gap >= 2
    guard standsApart || Headline.isPossible(runs[index].text[...]), !isCaptionLike(index) else { return false }
    var unknown = 0
    var hasEvidence = standsApart
    for inner in index + 1..<again {
      let isFurniture = isResidue(inner) || isWidget(inner) || isCaptionLike(inner) || runs[inner].count > 1
      if isFurniture {
        hasEvidence = true
      } else if !isRepeated(inner, from: index, to: again + (again - index) + 1) {
        unknown += 1
      }
    }
    let hasWidgetBefore = isWidget(again - 1)
    let allowance = hasWidgetBefore ? 4 : standsApart && again - index <= 6 ? 3 : 0
    return hasEvidence && unknown <= allowance
  }

  /// Whether everything between two repeats of a headline was in its header before.
  private mutating func isRepeatOnly(_ start: Int, _ end: Int, since header: Int) -> Bool {
    for inner in start + 1..<end {
      let isKnown =
        isResidue(inner) || isWidget(inner) || isCaptionLike(inner)
        || (header..<start).suffix(Self.reach).contains { runs[$0].text == runs[inner].text }
      if !isKnown { return false }
    }
    return true
  }

  private func isRepeated(_ index: Int, from start: Int, to end: Int) -> Bool {
    if let following = next[index], following <= end { return true }
    return (start..<index).contains { next[$0] == index }
  }

  func isWidget(_ index: Int) -> Bool {
    residue.widgets[runs[index].text] != nil
  }

  /// Furniture whatever is around it: no rule of a story's foot says so of a headline.
  private func isResidue(_ index: Int) -> Bool {
    furniture[index].isAnywhere || furniture[index].time?.isCertain == true
  }

  mutating func isCaptionLike(_ index: Int) -> Bool {
    if let known = captionLike[index] { return known }
    let text = runs[index].text[...]
    let isCaption =
      FilePhoto.opensMarked(text) || residue.captionPrefix(of: text) != nil
      || text.utf8.count <= 2000 && credit(of: index) != nil
    captionLike[index] = isCaption
    return isCaption
  }
}
