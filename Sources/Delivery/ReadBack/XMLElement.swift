/// An element of a document that was read: its name without a prefix, its attributes as they are called, and what it holds.
final class XMLElement {
  enum Part {
    case text(String)
    case element(XMLElement)
  }

  let name: String
  let attributes: [String: String]
  private(set) var parts: [Part] = []

  init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  func append(_ part: Part) { parts.append(part) }

  var elements: [XMLElement] {
    parts.compactMap { part in
      if case .element(let element) = part { element } else { nil }
    }
  }

  func elements(_ name: String) -> [XMLElement] { elements.filter { $0.name == name } }

  /// The first element on a path down: `element("contentMeta", "headline")`.
  func element(_ path: String...) -> XMLElement? {
    path.reduce(self as XMLElement?) { element, name in element?.elements.first { $0.name == name } }
  }

  /// All text in it, with a line end for each `br`, and without what stands in elements of `excluded`.
  func text(without excluded: (XMLElement) -> Bool = { _ in false }) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let own): text += own
      case .element(let element) where element.name == "br": text += "\n"
      case .element(let element): text += excluded(element) ? "" : element.text(without: excluded)
      }
    }
  }

  func isOfClass(_ name: String) -> Bool {
    attributes["class"]?.split(separator: " ").contains { $0 == name } ?? false
  }

  /// Those below it, at any depth, in their order, that have the class.
  func descendants(ofClass name: String) -> [XMLElement] {
    elements.flatMap { ($0.isOfClass(name) ? [$0] : []) + $0.descendants(ofClass: name) }
  }
}
