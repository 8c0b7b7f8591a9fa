/// A value of XMP: a text, a list of values, or a structure of named ones. One of the three says something.
struct XMPValue {
  var text = ""
  /// `xml:lang`, as written.
  var language: String?
  /// The items of a bag, a sequence or alternatives, in the file's order.
  var items: [XMPValue] = []
  /// The fields of a structure.
  var fields: [XMPName: XMPValue] = [:]

  /// The text of it, or of its items, whichever way the file has it: one value may be written as a list, a list as one value.
  var texts: [String] {
    (items.isEmpty ? [text] : items.map(\.text)).filter { !$0.isEmpty }
  }

  /// The first text that is there; of alternatives, the one for any language.
  var firstText: String? {
    let any = items.first { $0.language == "x-default" && !$0.text.isEmpty }
    return any?.text ?? texts.first
  }
}

/// The name of a property or a field.
struct XMPName: Hashable {
  let namespace: String
  let local: String

  static func dc(_ local: String) -> XMPName { XMPName(namespace: "http://purl.org/dc/elements/1.1/", local: local) }

  static func photoshop(_ local: String) -> XMPName {
    XMPName(namespace: "http://ns.adobe.com/photoshop/1.0/", local: local)
  }

  static func rights(_ local: String) -> XMPName {
    XMPName(namespace: "http://ns.adobe.com/xap/1.0/rights/", local: local)
  }

  static func exif(_ local: String) -> XMPName { XMPName(namespace: "http://ns.adobe.com/exif/1.0/", local: local) }

  static func core(_ local: String) -> XMPName {
    XMPName(namespace: "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", local: local)
  }

  static func ext(_ local: String) -> XMPName {
    XMPName(namespace: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", local: local)
  }

  static func plus(_ local: String) -> XMPName {
    XMPName(namespace: "http://ns.useplus.org/ldf/xmp/1.0/", local: local)
  }

  static func note(_ local: String) -> XMPName { XMPName(namespace: "http://ns.adobe.com/xmp/note/", local: local) }

  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
}
