/// Where a story's head ends and where its foot begins, told before it is read.
struct StoryZones {
  /// The run behind the last byline or time of publication above the body. A sentence or two may stand between: pages
  /// print what a story is about under its headline.
  let headEnd: Int
  /// The first run from which on there is no sentence any more, but titles, labels and furniture.
  let linkTail: Int

  /// How far a byline is looked for.
  private static let reach = 24

  init(page: PageOutline, start: PageOutline.Start, runs: Range<Int>) {
    var headEnd = start.headerEnd + 1
    var sentences = 0
    var lastSentence = 0
    for run in runs.dropFirst(headEnd - runs.lowerBound).prefix(Self.reach) {
      let text = page.runs[run].text[...]
      let time = page.furniture[run].time
      // A day alone below a sentence can head an entry of a diary. Below a byline it is the page's.
      let isDay = time?.hasDate == true && (sentences == 0 || headEnd > lastSentence)
      if isDay || time?.isCertain == true && time?.isRelative == false
        || Byline.isByline(text, agencies: page.agencies)
      {
        headEnd = run + 1
      } else if page.furniture[run].isAnywhere {
        continue
      } else if text.utf8.count >= 40, Headline.endsSentence(text) {
        if sentences == 1 || Dateline.parse(String(text.prefix(200)), agencies: page.agencies) != nil { break }
        sentences += 1
        lastSentence = run
      }
    }
    self.headEnd = headEnd
    var linkTail = runs.upperBound
    while linkTail > start.headerEnd + 1, Self.isLinkLike(linkTail - 1, page) { linkTail -= 1 }
    self.linkTail = linkTail
  }

  /// A title, a label or furniture: anything but a sentence, a caption or a sign-off.
  static func isLinkLike(_ run: Int, _ page: PageOutline) -> Bool {
    let text = page.runs[run].text[...]
    let furniture = page.furniture[run]
    if furniture.isAnywhere || furniture.time != nil || !furniture.rules.isEmpty || SignOff.isDeskMark(text) {
      return true
    }
    guard text.utf8.count <= 300, !Headline.endsSentence(text), let last = text.unicodeScalars.last,
      !",;:،؛".unicodeScalars.contains(last)
    else { return false }
    return !SignOff.opens(text) && !FilePhoto.opensMarked(text) && page.residue.captionPrefix(of: text) == nil
      && page.credit(of: run) == nil
  }
}
