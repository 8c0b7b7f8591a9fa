/// The frame of a NewsML-G2 item: what identifies it, before its own metadata and content.
///
/// All versions of an item have its guid; a receiver takes what has a higher version for what is valid now.
struct NewsItem {
  let story: Int64
  let version: Int
  let language: String

  func tag(_ children: [XMLTag?]) -> XMLTag {
    XMLTag(
      "newsItem",
      [
        "xmlns": "http://iptc.org/std/nar/2006-10-01/",
        "standard": "NewsML-G2",
        "standardversion": "2.34",
        "conformance": "power",
        "guid": StoryName.uri(of: story),
        "version": String(version),
        "xml:lang": LanguageTag.valid(language),
        "dir": TextDirection(languageTag: language).rawValue,
      ],
      // What the codes' prefixes stand for: stat, ninat, drol, sig.
      [XMLTag("catalogRef", ["href": "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml"])] + children
    )
  }

  /// Who is responsible for the item: the newsroom, and else its desk.
  static func provider(newsroom: String?, desk: String?) -> XMLTag {
    let name = newsroom?.unlessBlank ?? desk?.unlessBlank ?? "newsdesk"
    return XMLTag("provider", ["literal": name.joiningBlanks], [XMLTag("name", text: name)])
  }
}
