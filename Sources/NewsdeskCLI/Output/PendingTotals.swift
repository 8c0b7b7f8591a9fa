import Desk
import Newsroom
import Presentation

/// How many stories wait, and no list of them.
enum PendingTotals {
  /// By desk and state, under a heading for each desk.
  static func table(
    _ counts: [ReportService.PendingCount],
    caption: (String) -> Table<ReportService.PendingCount>.Caption
  ) -> Table<ReportService.PendingCount> {
    Table(
      counts,
      columns: [
        Column("desk") { .text($0.desk) },
        Column("state") { .code($0.state.rawValue) },
        Column("stories", alignment: .right) { .quantity($0.stories) },
        Column("late", alignment: .right) { .quantity($0.late) },
      ],
      caption: caption(words(counts.reduce(0) { $0 + $1.stories }, counts.reduce(0) { $0 + $1.late }))
    )
  }

  struct Group: Sendable {
    var name: String
    var words: String
    var stories: Int
    var late: Int
  }

  /// By group. The stories are in the order of their groups.
  static func table(
    _ stories: [PendingStory],
    by group: PendingGroup,
    _ times: Times,
    caption: (String) -> Table<Group>.Caption
  ) -> Table<Group> {
    var groups: [Group] = []
    for story in stories {
      let name = group.name(of: story, times)
      if groups.last?.name != name {
        groups.append(Group(name: name, words: group.words(of: story, times), stories: 0, late: 0))
      }
      groups[groups.count - 1].stories += 1
      groups[groups.count - 1].late += times.isLate(story) ? 1 : 0
    }
    return Table(
      groups,
      columns: [
        Column("group") { Cell(.text($0.name), words: $0.words) },
        Column("stories", alignment: .right) { .quantity($0.stories) },
        Column("late", alignment: .right) { .quantity($0.late) },
      ],
      caption: caption(words(stories.count, groups.reduce(0) { $0 + $1.late }))
    )
  }

  private static func words(_ stories: Int, _ late: Int) -> String {
    "\(Wording.grouped(stories)) waiting" + (late > 0 ? ", \(Wording.grouped(late)) late" : "")
  }
}
