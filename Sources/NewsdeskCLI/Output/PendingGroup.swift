import ArgumentParser
import Newsroom

/// What `--group-by` takes: what the stories of a group have in common.
enum PendingGroup: String, CaseIterable, ExpressibleByArgument, Sendable {
  case desk
  case state
  case waitingOn = "waiting-on"
  case assignee

  /// The group's name, for programs.
  func name(of story: PendingStory, _ times: Times) -> String {
    switch self {
    case .desk: story.desk
    case .state: story.state.rawValue
    case .waitingOn: times.turn(story)
    case .assignee: story.assignee?.login ?? "none"
    }
  }

  /// The group's name, for people.
  func words(of story: PendingStory, _ times: Times) -> String {
    switch self {
    case .desk, .waitingOn: name(of: story, times)
    case .state: story.state.words
    case .assignee: story.assignee?.name ?? "nobody"
    }
  }

  /// Group after group; in a group as they were. States are in the order in which stories come to them, names in their own.
  func sorted(_ stories: [PendingStory], _ times: Times) -> [PendingStory] {
    let states = StoryState.known
    return stories.enumerated().sorted { left, right in
      let (a, b) = (name(of: left.element, times), name(of: right.element, times))
      if a == b { return left.offset < right.offset }
      switch self {
      case .state: return (states.firstIndex(of: a) ?? states.count) < (states.firstIndex(of: b) ?? states.count)
      case .assignee where a == "none" || b == "none": return b == "none"
      default: return a < b
      }
    }.map(\.element)
  }
}
