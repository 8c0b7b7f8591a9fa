/// What a story is called outside: by its number, and never by a slug, which may change.
enum StoryName {
  private static let start = "urn:newsdesk:story:"

  static func uri(of story: Int64) -> String { start + String(story) }

  static func uri(of place: Int, in story: Int64) -> String { uri(of: story) + ":photo:\(place)" }

  /// The story's number; nil where it is something else's name.
  static func story(of uri: String) -> Int64? {
    uri.hasPrefix(start) ? Int64(uri.dropFirst(start.count)) : nil
  }
}
