internal import CLibxml2
internal import Extraction

/// What HTML's elements are to a reader of news.
enum PageTags {
  /// Nothing in them is text for people.
  static let silent: Set<String> = [
    "script", "style", "template", "svg", "math", "canvas", "iframe", "object", "embed", "audio", "video", "map",
    "noscript",
    "noframes", "frameset", "applet",
  ]

  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd",
    "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt",
    "u", "var", "wbr",
  ]

  static let kinds: [String: PageBlock.Kind] = [
    "h1": .title, "h2": .heading, "h3": .heading, "h4": .heading, "h5": .heading, "h6": .heading, "li": .item,
    "figure": .caption, "figcaption": .caption, "p": .paragraph, "div": .paragraph, "blockquote": .paragraph,
  ]

  private static let outside = [
    "nav": "navigation", "aside": "aside", "footer": "footer", "form": "form", "button": "button", "select": "form",
    "dialog": "dialog", "menu": "menu", "textarea": "form",
  ]

  private static let roles = [
    "navigation": "navigation", "complementary": "aside", "contentinfo": "footer", "search": "form", "dialog": "dialog",
    "alertdialog": "dialog", "menu": "menu", "menubar": "menu", "toolbar": "menu",
  ]

  /// Why the texts of an element are no part of a story, as its name, its role or its hiding says.
  static func reason(_ node: xmlNodePtr, _ tag: String) -> String? {
    if let reason = outside[tag] { return reason }
    if let role = node.attribute("role"), let reason = roles[role.lowercased()] { return reason }
    if node.hasAttribute("hidden") || node.attribute("aria-hidden")?.lowercased() == "true" { return "hidden" }
    guard let style = node.attribute("style")?.lowercased() else { return nil }
    let bare = style.filter { !$0.isWhitespace }
    return bare.contains("display:none") || bare.contains("visibility:hidden") ? "hidden" : nil
  }

  /// HTML's own white space; no-break spaces are letters to it.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{C}"
  }

  /// With single spaces, and none at the ends.
  static func spaced(_ text: String) -> String {
    text.unicodeScalars.split(whereSeparator: isSpace).map { String($0) }.joined(separator: " ")
  }
}
