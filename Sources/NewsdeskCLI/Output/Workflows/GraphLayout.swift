import Newsroom

/// Where the parts of a workflow's picture go: the places one below another, ways to the next as straight arrows between
/// them, ways further down on the right and ways back up on the left.
///
/// A way leaves its place at a height of its own, its label on it, and joins the lane of the place that it leads to: lanes lie
/// beyond the longest label, so that no line runs through a word.
struct GraphLayout {
  /// In pixels, with room for words in any common font.
  enum Size {
    static let place = 15.0
    static let label = 7.2
    static let slot = 22.0
    static let lane = 16.0
    static let margin = 20.0
  }

  struct Box {
    var place: WorkflowGraph.Place
    /// What can be done there, in lines short enough.
    var notes: [String]
    var top: Double
    var height: Double
    var bottom: Double { top + height }
  }

  /// A way at the side of the places.
  struct SideWay {
    var label: String
    var isDown: Bool
    /// Where it leaves and where it arrives.
    var from: Double
    var to: Double
    /// How far from the places its lane is.
    var lane: Double
  }

  struct StraightWay {
    var label: [String]
    var from: Double
    var to: Double
  }

  private(set) var boxes: [Box] = []
  private(set) var sides: [SideWay] = []
  private(set) var straights: [StraightWay] = []
  let boxWidth: Double
  private(set) var left = Size.margin
  private(set) var right = Size.margin
  private(set) var height = 0.0

  init(_ graph: WorkflowGraph) {
    let index = Dictionary(uniqueKeysWithValues: graph.places.enumerated().map { ($1.id, $0) })
    func rank(_ id: String) -> Int { index[id] ?? 0 }
    let notes = graph.places.map { Self.wrapped($0.acts, to: 30) }
    let words = graph.places.map { Double($0.words.count) * 9 } + notes.joined().map { Double($0.count) * Size.label }
    boxWidth = (words.max() ?? 0) + 36

    let straight = graph.ways.filter { rank($0.to) == rank($0.from) + 1 }
    let side = graph.ways.filter { rank($0.to) != rank($0.from) + 1 }
    placeBoxes(graph, notes, side, straight, rank)

    for way in straight {
      straights.append(
        StraightWay(label: way.acts, from: boxes[rank(way.from)].bottom, to: boxes[rank(way.to)].top)
      )
    }
    for isDown in [true, false] {
      let ways = side.filter { (rank($0.to) > rank($0.from)) == isDown }
      let labels = ways.map { $0.acts.joined(separator: ", ") }
      let clear = (labels.map(\.count).max().map { Double($0) * Size.label + 24 }) ?? 0
      // The shorter a lane, the nearer: a short one then crosses none that passes it by.
      let lanes = Dictionary(grouping: ways, by: \.to).mapValues { ways in
        ways.map { abs(rank($0.to) - rank($0.from)) }.max() ?? 0
      }.sorted { ($0.value, rank($0.key)) < ($1.value, rank($1.key)) }.map(\.key)
      for (way, label) in zip(ways, labels) {
        let lane = Double(lanes.firstIndex(of: way.to) ?? 0)
        sides.append(
          SideWay(
            label: label,
            isDown: isDown,
            from: slot(of: way, in: ways, at: way.from),
            to: slot(of: way, in: ways, at: way.to),
            lane: clear + Size.lane * lane
          )
        )
      }
      let reach = ways.isEmpty ? 0 : clear + Size.lane * Double(lanes.count)
      if isDown { right += reach } else { left += reach }
    }
  }

  private mutating func placeBoxes(
    _ graph: WorkflowGraph,
    _ notes: [[String]],
    _ side: [WorkflowGraph.Way],
    _ straight: [WorkflowGraph.Way],
    _ rank: (String) -> Int
  ) {
    // The dot that a story begins at stands above the first.
    var y = Size.margin + 44
    for (number, place) in graph.places.enumerated() {
      let slots =
        [true, false].map { isDown in
          let ways = side.filter { (rank($0.to) > rank($0.from)) == isDown }
          return ways.count { $0.from == place.id } + (ways.contains { $0.to == place.id } ? 1 : 0)
        }.max() ?? 0
      let height = max(38 + Double(notes[number].count) * Size.place, Double(slots) * Size.slot + 12)
      boxes.append(Box(place: place, notes: notes[number], top: y, height: height))
      let labels = straight.first { $0.from == place.id }?.acts.count
      y += height + (labels.map { max(44, Double($0) * 16 + 20) } ?? 24)
    }
    height = (boxes.last?.bottom ?? y) + Size.margin
  }

  /// The height at which a way meets a place: first what leaves it, in the order of where it leads, then what arrives.
  private func slot(of way: WorkflowGraph.Way, in ways: [WorkflowGraph.Way], at place: String) -> Double {
    let leaving = ways.filter { $0.from == place }
    let arrives = way.to == place
    let count = leaving.count + (ways.contains { $0.to == place } ? 1 : 0)
    let number = arrives ? leaving.count : leaving.firstIndex(of: way) ?? 0
    guard let box = boxes.first(where: { $0.place.id == place }) else { return 0 }
    return box.top + box.height / 2 + (Double(number) - Double(count - 1) / 2) * Size.slot
  }

  private static func wrapped(_ words: [String], to width: Int) -> [String] {
    var lines: [String] = []
    for (number, word) in words.enumerated() {
      let word = word + (number < words.count - 1 ? "," : "")
      if let last = lines.last, last.count + word.count < width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}
