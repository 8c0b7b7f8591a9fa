import Newsroom
import Presentation

/// A watched list as NDJSON: an object for each change, with the story as it is now, or as it was last seen.
struct PendingEvents: PendingDisplay {
  let watching: PendingWatching
  var isConnected = true {
    didSet {
      guard isConnected != oldValue else { return }
      watching.context.note(
        isConnected
          ? "Connected to the newsroom database again."
          : "The newsroom database can't be reached. Trying again: what changes meanwhile is told then."
      )
    }
  }
  let ticks = false

  init(_ watching: PendingWatching) {
    self.watching = watching
  }

  private struct Event {
    var name: String
    var entry: WatchedStories.Entry
  }

  func show(_ changes: [WatchedStories.Change], _ list: WatchedStories, _ times: Times) throws {
    if changes.isEmpty { return }
    let rows = changes.map { change in
      switch change {
      case .added(let entry): Event(name: "added", entry: entry)
      case .changed(let entry): Event(name: "changed", entry: entry)
      case .removed(let entry): Event(name: "removed", entry: entry)
      }
    }
    let story = PendingTable(times: times, group: watching.group).columns
    let shownAlways = ["desk", "late", "embargo", "schedule", "assignee", "author", "version", "updated"]
    var columns = [
      Column<Event>("event") { .text($0.name) },
      Column<Event>("at") { _ in .instant(times.now, "") },
    ]
    columns += story.map { column in
      Column(
        column.id,
        isFreeText: column.isFreeText,
        isOnRequest: column.isOnRequest && !shownAlways.contains(column.id)
      ) { column.cell($0.entry.story) }
    }
    var table = Table(rows, columns: columns)
    if let fields = watching.output.jsonFields {
      table = try watching.context.selecting(
        ["event", "at"] + fields.split(separator: ",").map { String($0) },
        of: table
      )
    }
    let output = watching.context.stdout
    try table.render(as: .ndjson, on: watching.context.screen) { try output.write($0) }
    try output.flush()
  }

  func invalidate() {}
  func suspend() {}
  func end() {}
}
