import Desk
import Newsroom
import Presentation

/// People in a list.
enum MemberTable {
  static func table(_ members: [StaffService.Member]) -> Table<StaffService.Member> {
    Table(
      members,
      columns: [
        Column("login") { .text($0.person.login) },
        Column("name") { .text($0.person.name) },
        Column("state") { .text($0.disabledAt == nil ? "working" : "disabled") },
        Column("roles", isFreeText: true) { .list($0.roles.map(\.words)) },
      ]
    )
  }
}
