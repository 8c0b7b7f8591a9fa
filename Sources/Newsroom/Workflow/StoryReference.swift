/// How a person names a story: `214`, `#214`, a slug or the beginning of one, `214/2` for a picture, `@last`.
public struct StoryReference: Hashable, Sendable {
  public enum Target: Hashable, Sendable {
    case number(Int64)
    /// A slug, or the beginning of one.
    case slug(String)
    /// The story that this person touched last.
    case last
  }

  public let target: Target
  /// The picture's number, where one is named.
  public let picture: Int?

  /// Nil where the text can name no story.
  public init?(_ text: String) {
    var rest = Substring(text)
    if rest.first == "#" { rest = rest.dropFirst() }
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty, parts.count <= 2 else { return nil }
    if parts.count == 2 {
      guard let picture = Int(parts[1]), (1...999).contains(picture) else { return nil }
      self.picture = picture
    } else {
      picture = nil
    }
    if first == "@last" {
      target = .last
    } else if first.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }) {
      guard let number = Int64(first), number > 0 else { return nil }
      target = .number(number)
    } else if first.contains(where: { $0.isWhitespace }) || first.first == "@" || first.first == "-" {
      return nil
    } else {
      target = .slug(String(first))
    }
  }
}
