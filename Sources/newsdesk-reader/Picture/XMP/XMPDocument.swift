internal import CLibxml2

/// The properties of an XMP packet, read by ourselves: exiv2 knows no structures, and gexiv2 splits language alternatives.
struct XMPDocument {
  /// Each the first that the packet has.
  var properties: [XMPName: XMPValue] = [:]
  /// What is wrong with it. What could be read is there all the same.
  var problems: [String] = []

  subscript(name: XMPName) -> XMPValue? { properties[name] }

  init() {}

  /// XMP is XML without a document type, and one that has one is not read: entities are how a few bytes become gigabytes, and
  /// how a parser is sent to fetch files. Everything else that is broken is read as far as it goes.
  init(packet: [UInt8]) {
    var bytes = packet
    if String(validating: bytes, as: UTF8.self) == nil {
      problems.append("XMP is not UTF-8, and characters were lost")
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    guard !bytes.contains("<!DOCTYPE"), !bytes.contains("<!ENTITY") else {
      problems.append("XMP was not read: it defines entities")
      return
    }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOCDATA.rawValue
    let parsed = bytes.withUnsafeBytes { bytes in
      // The encoding is given, so that a declaration of another one can't hide anything from the look above.
      xmlReadMemory(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, "UTF-8", Int32(options))
    }
    guard let parsed else {
      problems.append("XMP is not XML")
      return
    }
    defer { xmlFreeDoc(parsed) }
    if parsed.pointee.properties & Int32(XML_DOC_WELLFORMED.rawValue) == 0 {
      problems.append("XMP is broken, and was read as far as it goes")
    }
    guard parsed.pointee.intSubset == nil, let root = xmlDocGetRootElement(parsed) else { return }
    for description in Self.descriptions(under: root) {
      for (name, value) in Self.fields(of: description) where properties[name] == nil { properties[name] = value }
    }
  }

  /// What a second packet of the same file says besides.
  mutating func add(_ other: XMPDocument) {
    properties.merge(other.properties) { first, _ in first }
    problems += other.problems
  }

  /// The elements `rdf:Description` of `rdf:RDF`, which is the root or a child of `x:xmpmeta`.
  private static func descriptions(under root: xmlNodePtr) -> [xmlNodePtr] {
    let models = root.isRDF("RDF") ? [root] : root.elements.filter { $0.isRDF("RDF") }
    return models.flatMap { $0.elements.filter { $0.isRDF("Description") } }
  }

  /// The properties of a description, or the fields of a structure: attributes first, which RDF allows for plain texts.
  static func fields(of node: xmlNodePtr) -> [(XMPName, XMPValue)] {
    let attributes = node.attributes.filter { !$0.name.isSyntax }.map { ($0.name, XMPValue(text: $0.text)) }
    return attributes + node.elements.map { ($0.name, value(of: $0)) }
  }

  /// The value of an element that is a property, a field or an item.
  private static func value(of node: xmlNodePtr) -> XMPValue {
    let attributes = node.attributes
    var value = XMPValue()
    value.language = attributes.first { $0.name == .language }?.text
    if let resource = attributes.first(where: { $0.name == XMPName(namespace: XMPName.rdf, local: "resource") }) {
      value.text = resource.text
      return value
    }
    let elements = node.elements
    if let list = elements.first(where: { $0.isRDF("Alt") || $0.isRDF("Bag") || $0.isRDF("Seq") }) {
      value.items = list.elements.filter { $0.isRDF("li") }.map { Self.value(of: $0) }
      return value
    }
    let structure = elements.first { $0.isRDF("Description") } ?? node
    let fields = fields(of: structure)
    if fields.isEmpty {
      value.text = node.text
    } else {
      value.fields = Dictionary(fields) { first, _ in first }
      // A value with qualifiers is a structure with the value in it.
      value.text = value.fields[XMPName(namespace: XMPName.rdf, local: "value")]?.text ?? ""
    }
    return value
  }
}

extension XMPName {
  static let language = XMPName(namespace: "http://www.w3.org/XML/1998/namespace", local: "lang")

  /// Whether it belongs to how XMP is written down, and is no property.
  var isSyntax: Bool {
    namespace.isEmpty || namespace == Self.language.namespace || (namespace == Self.rdf && local != "value")
  }
}

extension [UInt8] {
  /// Whether it has this ASCII text anywhere.
  fileprivate func contains(_ text: StaticString) -> Bool {
    let wanted = text.withUTF8Buffer { Array($0) }
    var rest = self[...]
    while let start = rest.firstIndex(of: wanted[0]) {
      rest = rest[start...]
      if rest.starts(with: wanted) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
