import Presentation

/// How an article's elements are written: as HTML, or as the XML that is XHTML.
enum MarkupSyntax {
  case html
  case xhtml

  /// Escaped, for an element's content.
  func text(_ text: String) -> String {
    switch self {
    case .html: SafeText.html(text)
    case .xhtml: SafeText.xml(text)
    }
  }

  /// Escaped, with the ends of lines as breaks.
  func lines(_ text: String) -> String {
    let escaped = self.text(text)
    guard escaped.utf8.contains(UInt8(ascii: "\n")) else { return escaped }
    return escaped.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: element("br"))
  }

  /// ` name="value"`, with the blank in front.
  func attribute(_ name: String, _ value: String) -> String {
    switch self {
    case .html: " \(name)=\"\(SafeText.html(value))\""
    case .xhtml: " \(name)=\"\(SafeText.xml(value, inAttribute: true))\""
    }
  }

  /// ` lang="en"`, and for XML its own attribute beside it.
  func language(_ tag: String) -> String {
    switch self {
    case .html: attribute("lang", tag)
    case .xhtml: attribute("lang", tag) + attribute("xml:lang", tag)
    }
  }

  /// An element that holds nothing.
  func element(_ name: String, _ attributes: String = "") -> String {
    switch self {
    case .html: "<\(name)\(attributes)>"
    case .xhtml: "<\(name)\(attributes)/>"
    }
  }
}
