internal import CLibxml2
internal import Extraction

/// libxml2's HTML parser: forgiving of what pages get wrong, and never reaching for another file.
enum HTMLDocument {
  /// Parses UTF-8 and hands over the root element, which lives as long as the call.
  ///
  /// - Throws: ``ReaderRefusal`` for what is no HTML, or nested so deeply that the parser gave up on the rest.
  static func read(_ text: [UInt8], _ body: (xmlNodePtr) throws -> Void) throws {
    guard let context = htmlNewParserCtxt() else { throw ReaderRefusal(.tooLarge, "there is no memory to read it") }
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let parsed = text.withUnsafeBytes { bytes in
      // The character set is given: what the page claims was looked at before.
      htmlCtxtReadMemory(
        context,
        bytes.bindMemory(to: CChar.self).baseAddress,
        Int32(bytes.count),
        nil,
        "UTF-8",
        Int32(options)
      )
    }
    guard let parsed else { throw ReaderRefusal(.unreadable, "it is no HTML that can be read") }
    defer { xmlFreeDoc(parsed) }
    // The parser stops itself at its own limits, 256 levels and 10 MB of one text, and then the rest of the page is missing.
    guard context.pointee.disableSAX == 0 else {
      throw ReaderRefusal(.tooLarge, "it is nested too deeply, or one of its texts is too long: save the page as text")
    }
    guard let root = xmlDocGetRootElement(parsed) else { throw ReaderRefusal(.empty, "there is no text in it") }
    try body(root)
  }
}

extension xmlNodePtr {
  /// In small letters, as the HTML parser leaves them.
  var tag: String { pointee.name.map { String(cString: $0) } ?? "" }

  /// An attribute's text, at most its first 64 KiB: what is longer says nothing that we ask for. Empty for one without a value.
  func attribute(_ name: StaticString) -> String? {
    guard let attribute = property(name) else { return nil }
    var bytes: [UInt8] = []
    var next = attribute.pointee.children
    while let node = next, bytes.count < 65_536 {
      if let content = node.pointee.content {
        bytes += UnsafeBufferPointer(start: content, count: Int(min(xmlStrlen(content), 65_536)))
      }
      next = node.pointee.next
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func hasAttribute(_ name: StaticString) -> Bool { property(name) != nil }

  private func property(_ name: StaticString) -> xmlAttrPtr? {
    var next = pointee.properties
    while let attribute = next {
      if xmlStrEqual(attribute.pointee.name, name.utf8Start) == 1 { return attribute }
      next = attribute.pointee.next
    }
    return nil
  }
}
