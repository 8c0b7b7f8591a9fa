/// The forms in which a story goes out.
public enum StoryFormat: String, CaseIterable, Hashable, Sendable, Codable {
  /// One page that a browser opens by itself.
  case html
  /// The article alone, in HTML, for a page that a content management system makes around it.
  case fragment
  case text
  case markdown
  /// IPTC's News in JSON, version 3.1.
  case ninjs
  /// IPTC's NewsML-G2, as one news item.
  case newsml

  /// As a person calls it.
  public var name: String {
    switch self {
    case .html: "HTML page"
    case .fragment: "HTML fragment"
    case .text: "plain text"
    case .markdown: "Markdown"
    case .ninjs: "ninjs 3.1"
    case .newsml: "NewsML-G2"
    }
  }

  /// What a file's name ends in, behind its point. Each format has one of its own, so that all can lie in one folder.
  public var fileExtension: String {
    switch self {
    case .html: "html"
    case .fragment: "fragment.html"
    case .text: "txt"
    case .markdown: "md"
    case .ninjs: "json"
    case .newsml: "xml"
    }
  }

  public var mediaType: String {
    switch self {
    case .html, .fragment: "text/html; charset=utf-8"
    case .text: "text/plain; charset=utf-8"
    case .markdown: "text/markdown; charset=utf-8"
    case .ninjs: "application/json"
    case .newsml: "application/vnd.iptc.g2.newsitem+xml"
    }
  }
}
