/// What the rules for whole lines say of one line, before it is known which story it is of.
struct PageFurniture {
  /// All that take it, but for those which want other furniture beside it and have none.
  private(set) var rules: [ResidueRule] = []
  private(set) var time: PageTime?
  private(set) var isShareBar = false
  private(set) var isSection = false
  /// Rules that wait for a neighbour.
  private var waiting: [ResidueRule] = []

  /// Whether it is furniture in every part of a page.
  var isAnywhere: Bool {
    isShareBar
      || rules.contains { $0.part != .foot && ($0.match.isWholeLine && $0.match != .lists || $0.part == .page) }
  }

  /// Whether other furniture can lean on it.
  private var isFirm: Bool { isAnywhere || time?.isCertain == true }

  /// Looks at each line once, then along the rows of short labels that stand beside furniture: linear.
  static func of(_ lines: [String], _ residue: ResidueTable) -> [PageFurniture] {
    var furniture = lines.map { PageFurniture($0[...], residue) }
    for (index, line) in furniture.enumerated() where !line.waiting.isEmpty {
      let leansOnPicture =
        line.waiting.contains { $0.part == .caption }
        && lines[(index + 1)...].prefix(2).contains { CaptionMarkers.hasLinkedCredit($0[...]) }
      let isBesideWidget = [index - 1, index + 1].contains {
        lines.indices.contains($0) && residue.widgets[lines[$0]] != nil
      }
      let leansOnTime = index + 1 < lines.count && furniture[index + 1].time != nil
      if leansOnPicture || isBesideWidget || leansOnTime || index > 0 && furniture[index - 1].isFirm {
        furniture[index].settle()
      }
    }
    for index in furniture.indices.reversed().dropFirst()
    where !furniture[index].waiting.isEmpty && furniture[index + 1].isFirm {
      furniture[index].settle()
    }
    return furniture
  }

  private init(_ line: Substring, _ residue: ResidueTable) {
    isShareBar = residue.isShareBar(line)
    isSection = residue.isSection(line)
    time = PageTime(line)
    for rule in residue.rules(forLine: line) {
      if rule.match == .beside { waiting.append(rule) } else { rules.append(rule) }
    }
  }

  private mutating func settle() {
    rules += waiting
    waiting = []
  }
}

extension PageTime {
  /// What may stand above a headline: a day or a time of publication.
  var isAboveHeadline: Bool { isCertain || hasDate }
}
