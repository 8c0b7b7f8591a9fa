import Newsroom

extension ReadBack {
  /// What of a feed's stories didn't arrive, by story, as ``mismatches(in:of:as:)`` finds it; a story without an entry lacks
  /// everything. One that the feed has and shouldn't is there by its title. Empty where all is as it should be.
  public static func mismatches(in document: String, of feed: Feed, as format: FeedFormat) -> [Int64: [Mismatch]] {
    let found =
      switch format {
      case .atom: FeedReader.atom(document)
      case .json: FeedReader.json(document)
      }
    var result: [Int64: [Mismatch]] = [:]
    for story in feed.entries.map(\.story) {
      let parts = found[StoryName.uri(of: story.story)] ?? StoryParts()
      let mismatches = mismatches(of: story, with: parts)
      if !mismatches.isEmpty { result[story.story] = mismatches }
    }
    let wanted = Set(feed.entries.map(\.story.story))
    for (uri, parts) in found {
      guard let story = StoryName.story(of: uri), !wanted.contains(story) else { continue }
      result[story] = [Mismatch(.headline, expected: nil, found: parts.headline ?? "")]
    }
    return result
  }
}
