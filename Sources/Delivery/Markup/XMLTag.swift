import Presentation

/// An XML element as it is put together. Whatever text goes in, what comes out is well-formed.
struct XMLTag {
  private enum Content {
    case text(String)
    case elements([XMLTag])
    case markup(String)
  }

  private let name: String
  private let attributes: [(name: String, value: String)]
  private let content: Content

  /// Elements one below the other. Attributes without a value aren't written.
  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [XMLTag?] = []) {
    self.init(name, attributes, .elements(children.compactMap { $0 }))
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    self.init(name, attributes, .text(text))
  }

  /// What it holds is XML already.
  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], markup: String) {
    self.init(name, attributes, .markup(markup))
  }

  private init(_ name: String, _ attributes: KeyValuePairs<String, String?>, _ content: Content) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.content = content
  }

  /// With the declaration in front, two spaces a level, and a line end after the last line.
  var document: String {
    var result = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    write(to: &result, indent: "")
    return result
  }

  private func write(to result: inout String, indent: String) {
    result += indent + "<" + name
    for attribute in attributes {
      result += " \(attribute.name)=\"\(SafeText.xml(attribute.value, inAttribute: true))\""
    }
    switch content {
    case .elements(let children) where children.isEmpty:
      result += "/>\n"
      return
    case .elements(let children):
      result += ">\n"
      for child in children { child.write(to: &result, indent: indent + "  ") }
      result += indent
    case .text(let text): result += ">" + SafeText.xml(text)
    case .markup(let markup): result += ">\n" + markup + "\n" + indent
    }
    result += "</\(name)>\n"
  }
}
