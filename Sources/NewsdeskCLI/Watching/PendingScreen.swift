import Newsroom
import Presentation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A watched list on a terminal, drawn anew in place whenever it has changed.
struct PendingScreen: PendingDisplay {
  let watching: PendingWatching
  var isConnected = true
  let ticks = true
  private let screen: LiveScreen

  init(_ watching: PendingWatching) {
    self.watching = watching
    screen = LiveScreen(watching.context.stdout, descriptor: 1)
  }

  func show(_ changes: [WatchedStories.Change], _ list: WatchedStories, _ times: Times) throws {
    let terminal = watching.context.screen.resized(descriptor: 1, environment: watching.context.environment)
    let stories = list.entries.map(\.story)
    let desks = watching.filter.desks
    let pending = PendingTable(times: times, group: watching.group, isOfOneDesk: desks.count == 1)
    var table = pending.table(
      stories,
      caption: .init(
        (desks.isEmpty ? "" : desks.joined(separator: ", ") + ": ") + pending.count(stories),
        right: isConnected ? times.now.absolute(now: times.now) : "not connected, trying again"
      )
    )
    if let fields = watching.output.jsonFields {
      table = try watching.context.selecting(fields.split(separator: ",").map { String($0) }, of: table)
    }
    var lines = table.rendered(as: .table, on: terminal).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { String($0) }
    // The last line of a screen stays free, for the cursor.
    let room = max(1, terminal.height - 1)
    if lines.count > room {
      let hidden = lines.count - room + 1
      lines = lines.prefix(room - 1) + ["\(terminal.symbols.ellipsis) \(Wording.count(hidden, "line")) more"]
    } else if list.isCut, lines.count < room {
      lines.append("\(terminal.symbols.ellipsis) more, cut by --limit")
    }
    try screen.draw(lines, height: terminal.height)
  }

  func invalidate() { screen.invalidate() }

  func suspend() throws {
    try screen.end()
    kill(getpid(), SIGSTOP)
  }

  func end() throws { try screen.end() }
}
