import Delivery
import Foundation
import Newsroom
import Testing

@Suite("NewsML-G2")
struct NewsMLTests {
  @Test("The item says what it is, in the order of its schema")
  func item() {
    let document = Stories.corrected.rendered(as: .newsml)
    #expect(
      document.hasPrefix(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.34" \
        conformance="power" guid="urn:newsdesk:story:214" version="2" xml:lang="en" dir="ltr">
          <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml"/>
          <rightsInfo>
            <copyrightNotice>© 2026 The Newsroom</copyrightNotice>
          </rightsInfo>
          <rightsInfo idrefs="photo-2">
            <usageTerms>CC BY-SA 2.0</usageTerms>
          </rightsInfo>
          <itemMeta>
            <itemClass qcode="ninat:text"/>
            <provider literal="metro">
              <name>metro</name>
            </provider>
            <versionCreated>2026-11-25T14:33:00+00:00</versionCreated>
            <firstCreated>2026-11-24T14:33:00+00:00</firstCreated>
            <pubStatus qcode="stat:usable"/>
            <edNote>ATTENTION EDITORS - NO RESALES</edNote>
            <edNote>Correction: An earlier version gave the vote as 31 to 19 &amp; more.</edNote>
            <signal qcode="sig:correction"/>
          </itemMeta>
          <contentMeta>
            <contentCreated>2026-11-24T14:33:00+00:00</contentCreated>
            <contentModified>2026-11-25T14:33:00+00:00</contentModified>
            <language tag="en"/>
            <slugline>mayor-budget-vote</slugline>
            <headline>Mayor wins budget vote</headline>
            <dateline>LONDON, Nov 24 (Reuters)</dateline>
            <by>By Ana Souza</by>
            <creditline>Reporting by Ana Souza; Editing by Ben Okafor</creditline>
          </contentMeta>
          <partMeta partid="photo-1" seq="1" contentrefs="photo-1-original">

        """
      )
    )
    #expect(
      document.contains(
        """
            <remoteContent id="photo-1-original" rendition="rnd:highRes" \
        href="https://pictures.example/2026/mayor%20hall.jpg"/>
          </contentSet>
        </newsItem>

        """
      )
    )
  }

  @Test("A picture is a part of the item, with its words, its makers and its file")
  func picture() {
    let document = Stories.rich.rendered(
      as: .newsml,
      addresses: PictureAddresses(ofFilesIn: "pictures", Stories.rich)
    )
    #expect(
      document.contains(
        """
          <partMeta partid="photo-3" seq="1" contentrefs="photo-3-original">
            <contentCreated>2026-11-23</contentCreated>
            <located>
              <name>Dover, England</name>
            </located>
            <infoSource>
              <name>EPA</name>
            </infoSource>
            <creator>
              <name>Ana Souza</name>
            </creator>
            <contributor role="crol:capwriter">
              <name>BO</name>
            </contributor>
            <altId>EPA-77</altId>
            <creditline>Ana Souza/EPA via AP</creditline>
            <description role="drol:caption">A ferry burns.</description>
            <description role="drol:altText">Smoke over a ferry</description>
            <description role="drol:caption" xml:lang="ar" dir="rtl">عبّارة تحترق</description>
            <description role="drol:altText" xml:lang="fr" dir="ltr">De la fumée</description>
            <partMetaExtProperty reluri="http://iptc.org/std/Iptc4xmpExt/2008-02-29/DigitalSourceType" \
        uri="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>
          </partMeta>
        """
      )
    )
    #expect(
      document.contains(
        """
            <remoteContent id="photo-3-original" rendition="rnd:highRes" href="pictures/\(Stories.digest).jpg" \
        contenttype="image/jpeg" size="345678" width="1200" height="800"/>
        """
      )
    )
    #expect(document.contains("<provider literal=\"The Harbour Post\">"))
    #expect(!document.contains("IMG_1"))
  }

  @Test("Every story is well-formed XML to a parser that isn't ours", .enabled(if: Python.isThere))
  func wellFormed() throws {
    let documents = Stories.all.map { $0.rendered(as: .newsml) }
    #expect(try Python.complaints(ofXML: documents) == "")
    #expect(try Python.complaints(ofXML: ["<a>&</a>", "<a>\u{FFFE}</a>"]).split(separator: "\n").count == 2)
  }

  @Test(
    "What XML has no place for is shown, in text and in attributes, and told as changed",
    .enabled(if: Python.isThere)
  )
  func forbidden() throws {
    let scalars =
      (UInt32(0)...0x20).dropFirst() + [0x7F, 0x80, 0x85, 0x9F, 0xFFFE, 0xFFFF, 0xFEFF, 0x2028, 0x202E, 0x1FFFE]
    let stories = scalars.compactMap(Unicode.Scalar.init).map { scalar in
      Stories.published(
        StoryText(headline: "a\(scalar)b", body: "One\(scalar)two"),
        pictures: [
          Picture(
            reference: "https://pictures.example/1.jpg",
            caption: "c\(scalar)d",
            altText: "e\(scalar)f",
            credit: PhotoCredit(raw: "g\(scalar)h", agencies: ["i\(scalar)"])
          )
        ]
      )
    }
    #expect(try Python.complaints(ofXML: stories.map { $0.rendered(as: .newsml) }) == "")
    for story in stories {
      let document = story.rendered(as: .newsml)
      let mismatches = ReadBack.mismatches(in: document, of: story, as: .newsml)
      let scalar = try #require(story.text.headline.unicodeScalars.dropFirst().first)
      let isShown = document.contains("a&lt;U+")
      let isLost = scalar.properties.generalCategory == .control && !"\n\r\t".unicodeScalars.contains(scalar)
      #expect(isShown == (isLost || scalar.value == 0xFFFE || scalar.value == 0xFFFF), "\(scalar.value)")
      #expect(mismatches.isEmpty == !isShown, "\(scalar.value): \(mismatches)")
    }
  }

  @Test(
    "Other ways to write the same document are read alike",
    arguments: [
      (
        "<headline>Mayor wins budget vote</headline>",
        "<headline><![CDATA[Mayor wins ]]>budget<!-- ! --> vote</headline>"
      ),
      (
        "<headline>Mayor wins budget vote</headline>",
        "<headline  role = 'x'\n>M&#x61;y&#111;r wins budget vote</headline >"
      ),
      ("<newsItem xmlns=", "<!-- sent --><?a b?><newsItem xmlns="),
      ("\n", "\r\n"), ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "\u{FEFF}"),
      ("<headline>", "<n:headline xmlns:n=\"http://iptc.org/std/nar/2006-10-01/\">"), ("&amp;", "&#38;"),
    ]
  )
  func spelling(old: String, new: String) {
    var document = Stories.corrected.rendered(as: .newsml).replacing(old, with: new)
    if new.hasPrefix("<n:") { document = document.replacing("</headline>", with: "</n:headline>") }
    #expect(ReadBack.mismatches(in: document, of: Stories.corrected, as: .newsml).map(\.description) == [])
  }

  @Test(
    "What isn't well-formed is nothing of the story",
    arguments: [
      ("<contentMeta>", "<contentMeta><!DOCTYPE x>"),
      ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE newsItem>"),
      ("</newsItem>", ""), ("</newsItem>", "</newsItem><newsItem/>"), ("</newsItem>", "</newsItem>."),
      ("&amp;", "&"), ("&amp;", "&more;"), ("&amp;", "&#0;"), ("&amp;", "&#xFFFF;"), ("&amp;", "\u{1B}"),
      ("version=\"2\"", "version=\"2\" version=\"2\""), ("version=\"2\"", "version=2"), ("<headline>", "<headline"),
    ]
  )
  func malformed(old: String, new: String) {
    let document = Stories.corrected.rendered(as: .newsml).replacing(old, with: new)
    #expect(ReadBack.mismatches(in: document, of: Stories.corrected, as: .newsml).count == 10)
  }

  @Test("A part that only one of the two places has counts as lost")
  func twice() {
    let document = Stories.plain.rendered(as: .newsml)
    for (old, new, part) in [
      ("<headline>Mayor", "<headline>Major", Mismatch.Part.headline), ("<h1>Mayor", "<h1>Major", .headline),
      ("<creditline>REUTERS/", "<creditline>", .credit(1)), ("dir=\"auto\">REUTERS/", "dir=\"auto\">", .credit(1)),
    ] {
      let changed = document.replacing(old, with: new)
      #expect(ReadBack.mismatches(in: changed, of: Stories.plain, as: .newsml).map(\.part) == [part], "\(new)")
    }
  }

  @Test("A document that is nested without end, or holds only references, ends the reader and not the program")
  func hostile() {
    for document in [
      String(repeating: "<a>", count: 200_000), String(repeating: "&#x41;", count: 200_000),
      "<a>" + String(repeating: "&#x41;", count: 200_000) + "</a>", "<a " + String(repeating: "b", count: 200_000),
      "<![CDATA[" + String(repeating: "]]", count: 200_000), "<!--" + String(repeating: "--", count: 200_000),
    ] {
      #expect(ReadBack.mismatches(in: document, of: Stories.bare, as: .newsml).count == 2)
    }
  }
}
