import Newsroom

/// Where a watched list is shown.
protocol PendingDisplay {
  /// False while the newsroom's database can't be reached: what is shown is what was known last.
  var isConnected: Bool { get set }
  /// Whether it tells how far times are from now, and so is another each minute.
  var ticks: Bool { get }
  mutating func show(_ changes: [WatchedStories.Change], _ list: WatchedStories, _ times: Times) throws
  /// Something else was on the screen.
  mutating func invalidate()
  /// Gives the terminal back and stops the process, until it is continued.
  mutating func suspend() throws
  mutating func end() throws
}
