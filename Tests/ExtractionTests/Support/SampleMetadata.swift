/// XMP packets and IIM data sets, as programs write them.
enum SampleMetadata {
  /// A packet around the elements of properties.
  static func xmp(_ properties: String, attributes: String = "") -> [UInt8] {
    Array(
      """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" \
      xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:xmpNote="http://ns.adobe.com/xmp/note/" \
      xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" \
      xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
      xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" \(attributes)>\(properties)</rdf:Description></rdf:RDF>\
      </x:xmpmeta><?xpacket end="w"?>
      """.utf8
    )
  }

  static func alternatives(_ name: String, _ texts: [(language: String, text: String)]) -> String {
    let items = texts.map { "<rdf:li xml:lang=\"\($0.language)\">\($0.text)</rdf:li>" }.joined()
    return "<\(name)><rdf:Alt>\(items)</rdf:Alt></\(name)>"
  }

  /// Data sets of the application record, by number, behind a character set where there is one.
  static func iim(_ sets: [(number: UInt8, bytes: [UInt8])], characterSet: [UInt8] = []) -> [UInt8] {
    let envelope = characterSet.isEmpty ? [] : set(1, 90, characterSet)
    return envelope + sets.flatMap { set(2, $0.number, $0.bytes) }
  }

  /// ESC % G: UTF-8.
  static let utf8: [UInt8] = [0x1B, 0x25, 0x47]

  static func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  private static func set(_ record: UInt8, _ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    [0x1C, record, number] + SamplePicture.big(bytes.count, 2) + bytes
  }
}
