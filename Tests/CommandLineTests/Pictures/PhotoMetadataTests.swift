import DatabaseSupport
import Foundation
import Testing

/// Every field of the IPTC Photo Metadata Standard that we know, written by exiftool, all the way into the database.
@Suite("A photo that exiftool described", .enabled(if: PlainPicture.exiftool != nil), .timeLimit(.minutes(10)))
struct PhotoMetadataTests {
  /// The key in the database, the arguments that write it, and what is to arrive.
  private static let fields: [(key: String, arguments: [String], value: [String])] = [
    ("headline", ["-XMP-photoshop:Headline=Ferry burns"], ["Ferry burns"]),
    (
      "captions",
      ["-XMP-dc:Description=A ferry, burning, off Malmö", "-XMP-dc:Description-ar=عبّارة تحترق، قبالة مالمو"],
      ["A ferry, burning, off Malmö", "عبّارة تحترق، قبالة مالمو"]
    ),
    ("caption_writer", ["-XMP-photoshop:CaptionWriter=tm"], ["tm"]),
    ("creators", ["-XMP-dc:Creator=Tilda Marsh", "-XMP-dc:Creator=高橋 愛"], ["Tilda Marsh", "高橋 愛"]),
    ("job_title", ["-XMP-photoshop:AuthorsPosition=Staff"], ["Staff"]),
    ("credit_line", ["-XMP-photoshop:Credit=Reuters"], ["Reuters"]),
    ("source", ["-XMP-photoshop:Source=Lantern"], ["Lantern"]),
    (
      "copyright_notice", ["-XMP-dc:Rights=© 2026 Lantern", "-XMP-dc:Rights-ar=© ٢٠٢٦ الفانوس"],
      ["© 2026 Lantern", "© ٢٠٢٦ الفانوس"]
    ),
    ("usage_terms", ["-XMP-xmpRights:UsageTerms=Editorial only"], ["Editorial only"]),
    ("instructions", ["-XMP-photoshop:Instructions=Mandatory credit"], ["Mandatory credit"]),
    ("created", ["-XMP-photoshop:DateCreated=2026:03:03 14:05:09+01:00"], []),
    ("city", ["-XMP-photoshop:City=Malmö"], ["Malmö"]),
    ("state", ["-XMP-photoshop:State=Skåne"], ["Skåne"]),
    ("country", ["-XMP-photoshop:Country=Sweden"], ["Sweden"]),
    ("country_code", ["-XMP-iptcCore:CountryCode=SWE"], ["SWE"]),
    ("title", ["-XMP-dc:Title=ferry-01"], ["ferry-01"]),
    ("job_id", ["-XMP-photoshop:TransmissionReference=LP-7"], ["LP-7"]),
    ("keywords", ["-XMP-dc:Subject=ferry", "-XMP-dc:Subject=fire, sea"], ["ferry", "fire, sea"]),
    (
      "alt_text",
      [
        "-XMP-iptcCore:AltTextAccessibility=Smoke, over water", "-XMP-iptcCore:AltTextAccessibility-ar=دخان، فوق الماء",
      ],
      ["Smoke, over water", "دخان، فوق الماء"]
    ),
    ("extended_description", ["-XMP-iptcCore:ExtDescrAccessibility=Thick smoke rises."], ["Thick smoke rises."]),
    (
      "digital_source_type",
      ["-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"],
      ["http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"]
    ),
    // This exiftool has no word for it, and keeps what is there.
    ("data_mining", [], ["http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"]),
    (
      "persons_shown", ["-XMP-iptcExt:PersonInImage=Ana Souza", "-XMP-iptcExt:PersonInImage=Marsh, Ben"],
      ["Ana Souza", "Marsh, Ben"]
    ),
    ("supplier_image_id", ["-XMP-plus:ImageSupplierImageID=SUP-1"], ["SUP-1"]),
    ("guid", ["-XMP-iptcExt:DigitalImageGUID=guid-9"], ["guid-9"]),
    ("web_statement", ["-XMP-xmpRights:WebStatement=https://example.org/rights"], ["https://example.org/rights"]),
  ]

  private static let packet = """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
    xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">\
    <plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining></rdf:Description></rdf:RDF>\
    </x:xmpmeta><?xpacket end="w"?>
    """

  @Test("arrives complete in the database, and its file comes back byte for byte", arguments: PlainPicture.allCases)
  func complete(kind: PlainPicture) async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.draft("Ferry burns")
      let path = try await kind.make(
        "ferry.\(kind.rawValue)",
        in: room.account,
        packet: Self.packet,
        ["-charset", "iptc=UTF8", "-codedcharacterset=UTF8"] + Self.fields.flatMap(\.arguments)
      )
      let added = try await room.nadia("photo", "add", path, "--story", story)
      #expect(added.status == 0, "\(added.errors)")
      #expect(added.output.hasPrefix("✓ \(story)/1 added, picture 1, AI-made; "))
      #expect(added.errors.contains("Credit: Tilda Marsh, 高橋 愛 / Reuters  (by Tilda Marsh, 高橋 愛; for Reuters"))

      let shown = try JSON.object(try await room.omar("photo", "show", "\(story)/1", "-f", "json", "--raw").output)
      let metadata = try (shown["metadata"] as? [String: Any]).orThrow("metadata")
      for field in Self.fields {
        #expect(Self.texts(metadata[field.key]) == field.value || field.value.isEmpty, "\(field.key)")
      }
      let created = try (metadata["created"] as? [String: Any]).orThrow("created")
      #expect(created["year"] as? Int == 2026 && created["hour"] as? Int == 14 && created["offset"] as? Int == 60)
      let languages = (metadata["captions"] as? [[String: String]])?.map { $0["language"] ?? "" }
      #expect(languages == ["x-default", "ar"])
      #expect((shown["raw"] as? [String: Any])?["tags"] != nil && shown["ai_made"] as? Bool == true)

      let photo = try (shown["photo"] as? [String: Any]).orThrow("photo")
      #expect(photo["caption"] as? String == "A ferry, burning, off Malmö")
      #expect(photo["alt_text"] as? String == "Smoke, over water")
      #expect(
        photo["creators"] as? [String] == ["Tilda Marsh", "高橋 愛"] && photo["agencies"] as? [String] == ["Reuters"]
      )
      #expect(photo["date"] as? String == "2026-03-03" && photo["place"] as? String == "Malmö, Skåne, Sweden")
      let arabic = (photo["translations"] as? [String: [String: String]])?["ar"]
      #expect(arabic == ["caption": "عبّارة تحترق، قبالة مالمو", "alt_text": "دخان، فوق الماء"])

      let written = try await room.omar("photo", "file", "\(story)/1", "-o", "back")
      #expect(written.status == 0)
      let same = try await room.account.shell("cmp '\(path)' '\(room.account.folder)/back'")
      #expect(same.status == 0)
      #expect(try await room.omar("audit", "verify").status == 0)
    }
  }

  /// The texts of a field: itself, a list, or those of a language alternative.
  private static func texts(_ value: Any?) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [String]: list
    case let list as [[String: String]]: list.map { $0["text"] ?? "?" }
    default: []
    }
  }
}
