internal import CLibxml2

/// libxml2's tree as Swift reads it. Nothing here outlives the document.
extension xmlNodePtr {
  var elements: [xmlNodePtr] {
    var found: [xmlNodePtr] = []
    var next = pointee.children
    while let node = next {
      if node.pointee.type == XML_ELEMENT_NODE { found.append(node) }
      next = node.pointee.next
    }
    return found
  }

  var attributes: [(name: XMPName, text: String)] {
    var found: [(name: XMPName, text: String)] = []
    var next = pointee.properties
    while let attribute = next {
      let name = XMPName(
        namespace: attribute.pointee.ns?.pointee.href.map { String(cString: $0) } ?? "",
        local: attribute.pointee.name.map { String(cString: $0) } ?? ""
      )
      found.append((name, Self.text(from: attribute.pointee.children)))
      next = attribute.pointee.next
    }
    return found
  }

  var name: XMPName {
    XMPName(
      namespace: pointee.ns?.pointee.href.map { String(cString: $0) } ?? "",
      local: pointee.name.map { String(cString: $0) } ?? ""
    )
  }

  func isRDF(_ local: String) -> Bool { name == XMPName(namespace: XMPName.rdf, local: local) }

  /// The text directly in it.
  var text: String { Self.text(from: pointee.children) }

  private static func text(from first: xmlNodePtr?) -> String {
    var text = ""
    var next = first
    while let node = next {
      if node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE,
        let content = node.pointee.content
      {
        text += String(cString: content)
      }
      next = node.pointee.next
    }
    return text
  }
}
