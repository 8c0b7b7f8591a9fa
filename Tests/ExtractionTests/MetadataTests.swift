import Extraction
import Testing

@Suite("What a picture's file says of it", .timeLimit(.minutes(10)))
struct MetadataTests {
  private func metadata(_ picture: SamplePicture) async throws -> PictureMetadata {
    try await Readers.built.picture(picture.bytes).metadata
  }

  private func iim(_ sets: [(number: UInt8, bytes: [UInt8])], characterSet: [UInt8] = []) -> SamplePicture {
    SamplePicture(kind: .jpeg, iim: SampleMetadata.iim(sets, characterSet: characterSet))
  }

  @Test("comes from XMP before IIM before EXIF, and where they disagree each one is told")
  func order() async throws {
    var tiff = SampleTIFF()
    tiff.entries = [270: .text("From EXIF"), 315: .text("Tilda Marsh; Ben Oak")]
    var picture = SamplePicture(kind: .jpeg, exif: tiff.bytes)
    let exif = try await metadata(picture)
    #expect(exif.captions == [LocalizedText(text: "From EXIF")])
    #expect(exif.creators == ["Tilda Marsh", "Ben Oak"])
    #expect(exif.conflicts.isEmpty)
    picture.iim = SampleMetadata.iim([
      (120, Array("From IIM".utf8)), (80, Array("Tilda Marsh".utf8)), (80, Array("Ben Oak".utf8)),
    ])
    let iim = try await metadata(picture)
    #expect(iim.captions.preferred == "From IIM")
    #expect(
      iim.conflicts == [
        MetadataConflict(
          field: .captions,
          values: [.init(source: .iim, text: "From IIM"), .init(source: .exif, text: "From EXIF")]
        )
      ]
    )
    picture.xmp = SampleMetadata.xmp(
      SampleMetadata.alternatives("dc:description", [("x-default", "From XMP"), ("de", "From  IIM")])
    )
    let all = try await metadata(picture)
    #expect(all.captions == [LocalizedText(text: "From XMP"), LocalizedText(language: "de", text: "From  IIM")])
    // What IIM says is one of XMP's texts.
    #expect(
      all.conflicts == [
        MetadataConflict(
          field: .captions,
          values: [.init(source: .xmp, text: "From XMP"), .init(source: .exif, text: "From EXIF")]
        )
      ]
    )
  }

  @Test("is read from IIM that names no encoding, the right one and a wrong one")
  func encodings() async throws {
    let place = "Malmö – Österåker"
    let utf8 = Array(place.utf8)
    // An en dash is Windows-1252's, and not Latin-1's.
    let windows = SampleMetadata.latin1("Malmö ") + [0x96] + SampleMetadata.latin1(" Österåker")
    for (bytes, characterSet, hasProblem) in [
      (utf8, [], false), (utf8, SampleMetadata.utf8, false), (windows, [], true), (windows, SampleMetadata.utf8, true),
    ] as [([UInt8], [UInt8], Bool)] {
      let read = try await metadata(iim([(90, bytes), (95, utf8)], characterSet: characterSet))
      #expect(read.city == place)
      #expect(read.state == place)
      #expect(read.problems.count == (hasProblem ? 1 : 0))
      if characterSet == SampleMetadata.utf8, hasProblem { #expect(read.problems[0].contains("says that it is UTF-8")) }
    }
  }

  @Test("is told as possibly cut where IIM alone has it and is full; where XMP has the rest, that is taken silently")
  func limits() async throws {
    let whole = "The Longest Agency Name That Nobody Prints"
    let cut = Array(whole.utf8.prefix(32))
    // The 32nd byte is the first half of a letter.
    let inside = Array(String(repeating: "é", count: 3).utf8 + Array(repeating: UInt8(ascii: "a"), count: 25) + [0xC3])
    let sets: [(number: UInt8, bytes: [UInt8])] = [
      (110, cut), (115, inside), (122, Array("tm".utf8)), (100, Array("SWE".utf8)),
    ]
    let alone = try await metadata(iim(sets))
    #expect(alone.truncated == [.creditLine, .source])
    #expect(alone.creditLine == "The Longest Agency Name That Nob")
    #expect(alone.source == "ééé" + String(repeating: "a", count: 25))
    #expect(alone.problems.isEmpty)
    var picture = iim(sets)
    picture.xmp = SampleMetadata.xmp("<photoshop:Credit>\(whole)</photoshop:Credit>")
    let both = try await metadata(picture)
    #expect(both.creditLine == whole)
    #expect(both.truncated == [.source])
    #expect(both.conflicts.isEmpty)
  }

  @Test(
    "keeps a date as precise as it is written, and makes up no zone",
    arguments: [
      ("2026-03-03T14:05:09+01:00", "2026-03-03T14:05:09+01:00"), ("2026-03-03T14:05:09.25Z", "2026-03-03T14:05:09Z"),
      ("2026-03-03T14:05", "2026-03-03T14:05:00"), ("2026-03-03T14:05:09", "2026-03-03T14:05:09"),
      ("2026-03-03", "2026-03-03"),
      ("2026-03", "2026-03"), ("2026", "2026"), ("2026:03:03 14:05:09", "2026-03-03T14:05:09"),
      ("2026-03-03T14:05:09-03:30", "2026-03-03T14:05:09-03:30"), ("2026-02-30", "2026-02"), ("2026-13-01", "2026"),
      ("2026-03-03T25:00", "2026-03-03"), ("last week", nil), ("0000-00-00", nil),
    ] as [(String, String?)]
  )
  func dates(written: String, iso: String?) async throws {
    let picture = SamplePicture(
      kind: .png,
      xmp: SampleMetadata.xmp("", attributes: "photoshop:DateCreated=\"\(written)\"")
    )
    let date = try #require(try await metadata(picture).created)
    #expect(date.iso == iso)
    #expect(date.text == written)
    #expect(date.source == .xmp)
  }

  @Test("takes the date that says most of those that agree, and tells one that doesn't")
  func dateConflicts() async throws {
    let sets: [(number: UInt8, bytes: [UInt8])] = [(55, Array("20260303".utf8)), (60, Array("140509+0100".utf8))]
    func created(_ xmp: String) async throws -> PictureMetadata {
      var picture = iim(sets)
      picture.xmp = SampleMetadata.xmp("<photoshop:DateCreated>\(xmp)</photoshop:DateCreated>")
      return try await metadata(picture)
    }
    let same = try await created("2026-03-03")
    #expect(same.created?.iso == "2026-03-03T14:05:09+01:00")
    #expect(same.created?.source == .iim)
    // The same moment, seen from elsewhere.
    let elsewhere = try await created("2026-03-03T13:05:09Z")
    #expect(elsewhere.created?.iso == "2026-03-03T13:05:09Z")
    #expect(elsewhere.conflicts.isEmpty)
    let other = try await created("2026-03-04")
    #expect(other.created?.iso == "2026-03-04")
    #expect(other.conflicts.map(\.field) == [.created])
  }

  @Test("has no characters that hide or direct, which all tags keep")
  func hidden() async throws {
    let reading = try await Readers.built.picture(
      SamplePicture(
        kind: .jpeg,
        xmp: SampleMetadata.xmp("<photoshop:Headline> a\u{202E}b&#xD;\u{200B}c\u{200D}d </photoshop:Headline>")
      ).bytes
    )
    #expect(reading.metadata.headline == "ab\nc\u{200D}d")
    let raw = try #require(reading.tags.first { $0.key == "Xmp.photoshop.Headline" })
    #expect(raw.values.first?.unicodeScalars.contains("\u{202E}") == true)
  }

  @Test("includes structures: who is shown, and the one place that is shown where no plain field names it")
  func structures() async throws {
    let xmp = SampleMetadata.xmp(
      """
      <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ana Souza</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
      <Iptc4xmpExt:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:PersonName><rdf:Alt>\
      <rdf:li xml:lang="x-default">高橋 愛</rdf:li></rdf:Alt></Iptc4xmpExt:PersonName></rdf:li>\
      <rdf:li><rdf:Description><Iptc4xmpExt:PersonName>Ana Souza</Iptc4xmpExt:PersonName></rdf:Description></rdf:li></rdf:Bag>\
      </Iptc4xmpExt:PersonInImageWDetails>
      <Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li Iptc4xmpExt:City="Malmö" Iptc4xmpExt:CountryCode="SE"/></rdf:Bag>\
      </Iptc4xmpExt:LocationShown>
      <plus:DataMining rdf:resource="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"/>
      """
    )
    let read = try await metadata(SamplePicture(kind: .webp, xmp: xmp))
    #expect(read.personsShown == ["Ana Souza", "高橋 愛"])
    #expect(read.city == "Malmö")
    #expect(read.countryCode == "SE")
    #expect(read.dataMining == "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED")
  }

  @Test("says whether a machine made the picture, by the IPTC's terms alone")
  func machines() async throws {
    let vocabulary = SyntheticSourceType.vocabulary
    for (term, isMachine) in [
      (vocabulary + "trainedAlgorithmicMedia", true), (vocabulary + "compositeWithTrainedAlgorithmicMedia", true),
      ("https://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", true), ("trainedalgorithmicmedia", true),
      (vocabulary + "digitalCapture", false), (vocabulary + "humanEdits", false), ("trained", false),
    ] {
      let xmp = SampleMetadata.xmp("<Iptc4xmpExt:DigitalSourceType>\(term)</Iptc4xmpExt:DigitalSourceType>")
      let read = try await metadata(SamplePicture(kind: .png, xmp: xmp))
      #expect(read.digitalSourceType == term)
      #expect(read.isMadeByMachine == isMachine)
    }
    #expect(!PictureMetadata().isMadeByMachine)
  }

  @Test("goes on in the second packet that a JPEG's XMP may need")
  func extended() async throws {
    let digest = String(repeating: "A", count: 32)
    let main = SampleMetadata.xmp(
      "<photoshop:Headline>First</photoshop:Headline>",
      attributes: "xmpNote:HasExtendedXMP=\"\(digest)\""
    )
    let more = SampleMetadata.xmp(
      "<photoshop:City>Malmö</photoshop:City><photoshop:Headline>Other</photoshop:Headline>"
    )
    let parts = [0..<100, 100..<more.count].flatMap { range in
      SamplePicture.segment(
        0xE1,
        Array("http://ns.adobe.com/xmp/extension/\0".utf8) + Array(digest.utf8) + SamplePicture.big(more.count, 4)
          + SamplePicture.big(range.lowerBound, 4) + more[range]
      )
    }
    let first = SamplePicture.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + main)
    let whole = try await Readers.built.picture(SamplePicture.jpeg(with: first + parts)).metadata
    #expect(whole.headline == "First")
    #expect(whole.city == "Malmö")
    let half = try await Readers.built.picture(SamplePicture.jpeg(with: first)).metadata
    #expect(half.problems == ["a part of XMP is missing"])
  }
}
