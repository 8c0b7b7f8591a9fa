/// The forms in which a story goes out.
public enum StoryFormat: String, CaseIterable, Hashable, Sendable {
  /// One page that a browser opens by itself.
  case html
  case text
  case markdown
  /// IPTC's News in JSON, version 3.1.
  case ninjs

  public var fileExtension: String {
    switch self {
    case .html: "html"
    case .text: "txt"
    case .markdown: "md"
    case .ninjs: "json"
    }
  }

  public var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .text: "text/plain; charset=utf-8"
    case .markdown: "text/markdown; charset=utf-8"
    case .ninjs: "application/json"
    }
  }
}
