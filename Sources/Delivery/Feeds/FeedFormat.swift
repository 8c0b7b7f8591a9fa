/// The forms in which a feed goes out.
public enum FeedFormat: String, CaseIterable, Hashable, Sendable {
  /// RFC 4287.
  case atom
  /// JSON Feed, version 1.1.
  case json

  /// As a person calls it.
  public var name: String {
    switch self {
    case .atom: "Atom"
    case .json: "JSON Feed 1.1"
    }
  }

  /// What a file's name ends in, behind its point.
  public var fileExtension: String {
    switch self {
    case .atom: "atom"
    case .json: "json"
    }
  }

  public var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }
}
