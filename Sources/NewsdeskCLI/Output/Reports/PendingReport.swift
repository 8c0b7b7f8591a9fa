import Newsroom
import Presentation

/// What waits, as a page.
extension PendingTable {
  /// - Parameters:
  ///   - filters: what the list is narrowed to, in words.
  ///   - isCut: whether --limit left some out.
  func report(_ stories: [PendingStory], title: String, filters: [String], isCut: Bool) -> Report {
    var list = self
    list.isOfOneDesk = false
    list.isPage = true
    return Report(
      title: title,
      filters: filters,
      parts: [
        Report.Part(
          name: "stories",
          title: title,
          summary: count(stories) + (isCut ? ", cut by --limit" : ""),
          charts: [backlog(stories)],
          table: list.table(stories),
          nothing: "Nothing waits."
        )
      ]
    )
  }

  /// A bar for each desk, in the parts that its states are.
  func backlog(_ stories: [PendingStory]) -> BarChart {
    let states = StoryState.known.filter { name in stories.contains { $0.state.rawValue == name } }
    let desks = Set(stories.map(\.desk)).sorted()
    return BarChart(
      title: "Stories that wait, by desk and state",
      series: states.map { StoryState(rawValue: $0).words },
      rows: desks.map { desk in
        let here = stories.filter { $0.desk == desk }
        return BarChart.Row(
          desk,
          states.map { state in Double(here.count { $0.state.rawValue == state }) },
          words: [count(here)]
        )
      },
      isStacked: true
    )
  }
}

extension PendingFilter {
  /// What the list is narrowed to, each a few words: `desk metro`, `late`, `due within 2 h`.
  var words: [String] {
    var words: [String] = []
    if !desks.isEmpty { words.append("desk \(Wording.list(desks, last: "or"))") }
    if !states.isEmpty { words.append(Wording.list(states.map(\.words), last: "or")) }
    if isMine { words.append("waits for me") }
    switch waitsOn {
    case .person(let login): words.append("waits on \(login)")
    case .role(let role): words.append("waits on any \(role.words)")
    case nil: break
    }
    switch assignee {
    case .person(let login): words.append("assigned to \(login)")
    case .nobody: words.append("assigned to nobody")
    case nil: break
    }
    if !needs.isEmpty { words.append("needs the \(Wording.list(needs.map(\.rawValue), last: "or")) sign-off") }
    if isLate { words.append("late") }
    func duration(_ seconds: Int64) -> String { RelativeTime.duration(seconds: seconds) }
    if let dueWithin { words.append("due within \(duration(dueWithin))") }
    if let olderThan { words.append("untouched for \(duration(olderThan))") }
    if let embargoWithin { words.append("embargo ends within \(duration(embargoWithin))") }
    return words
  }
}
