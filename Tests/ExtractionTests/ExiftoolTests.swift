import Extraction
import Foundation
import Testing

/// Every field of the IPTC Photo Metadata Standard that we know, as another program writes it.
@Suite("A photo that exiftool described", .enabled(if: Exiftool.path != nil), .timeLimit(.minutes(10)))
struct ExiftoolTests {
  private static let arguments = [
    "-charset", "iptc=UTF8", "-codedcharacterset=UTF8",
    "-XMP-photoshop:Headline=Ferry burns", "-IPTC:Headline=Ferry burns",
    "-XMP-dc:Description=A ferry, burning, off Malmö", "-XMP-dc:Description-en=A ferry, on fire",
    "-XMP-dc:Description-ar=عبّارة تحترق، قبالة مالمو", "-IPTC:Caption-Abstract=A ferry, burning, off Malmö",
    "-EXIF:ImageDescription=A ferry, burning, off Malmö",
    "-XMP-photoshop:CaptionWriter=tm", "-IPTC:Writer-Editor=tm",
    "-XMP-dc:Creator=Tilda Marsh", "-XMP-dc:Creator=高橋 愛", "-IPTC:By-line=Tilda Marsh", "-IPTC:By-line=高橋 愛",
    "-XMP-photoshop:AuthorsPosition=Staff", "-IPTC:By-lineTitle=Staff",
    "-XMP-photoshop:Credit=The Longest Agency Name That Nobody Prints", "-IPTC:Credit=The Longest Agency Name That Nob",
    "-XMP-photoshop:Source=Lantern", "-IPTC:Source=Lantern",
    "-XMP-dc:Rights=© 2026 Lantern", "-XMP-dc:Rights-ar=© ٢٠٢٦ الفانوس", "-IPTC:CopyrightNotice=© 2026 Lantern",
    "-XMP-xmpRights:UsageTerms=Editorial only", "-XMP-xmpRights:UsageTerms-ar=للتحرير فقط",
    "-XMP-photoshop:Instructions=Mandatory credit", "-IPTC:SpecialInstructions=Mandatory credit",
    "-XMP-photoshop:DateCreated=2026:03:03 14:05:09+01:00", "-IPTC:DateCreated=2026:03:03",
    "-IPTC:TimeCreated=14:05:09+01:00", "-EXIF:DateTimeOriginal=2026:03:03 14:05:09", "-EXIF:OffsetTimeOriginal=+01:00",
    "-XMP-photoshop:City=Malmö", "-IPTC:City=Malmö", "-XMP-photoshop:State=Skåne", "-IPTC:Province-State=Skåne",
    "-XMP-photoshop:Country=Sweden", "-IPTC:Country-PrimaryLocationName=Sweden",
    "-XMP-iptcCore:CountryCode=SWE", "-IPTC:Country-PrimaryLocationCode=SWE",
    "-XMP-iptcCore:Location=Harbour", "-IPTC:Sub-location=Harbour",
    "-XMP-dc:Title=ferry-01", "-XMP-dc:Title-ar=عبّارة", "-IPTC:ObjectName=ferry-01",
    "-XMP-photoshop:TransmissionReference=LP-7", "-IPTC:OriginalTransmissionReference=LP-7",
    "-XMP-dc:Subject=ferry", "-XMP-dc:Subject=fire, sea", "-IPTC:Keywords=ferry", "-IPTC:Keywords=fire, sea",
    "-XMP-iptcCore:AltTextAccessibility=Smoke, over water", "-XMP-iptcCore:AltTextAccessibility-ar=دخان، فوق الماء",
    "-XMP-iptcCore:ExtDescrAccessibility=Thick smoke rises.", "-XMP-iptcCore:ExtDescrAccessibility-ar=دخان كثيف",
    "-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "-XMP-iptcExt:PersonInImage=Ana Souza", "-XMP-iptcExt:PersonInImage=Marsh, Ben",
    "-XMP-plus:ImageSupplierImageID=SUP-1", "-XMP-iptcExt:DigitalImageGUID=guid-9",
    "-XMP-xmpRights:WebStatement=https://example.org/rights",
  ]

  /// An English text and its Arabic one.
  private static func both(_ english: String, _ arabic: String) -> [LocalizedText] {
    [LocalizedText(text: english), LocalizedText(language: "ar", text: arabic)]
  }

  @Test("arrives complete, in each kind", arguments: PictureKind.allCases)
  func complete(kind: PictureKind) async throws {
    // This exiftool has no word for data mining; it keeps what is there.
    let mining = "<plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>"
    let plain = SamplePicture(kind: kind, xmp: SampleMetadata.xmp(mining)).bytes
    let written = try await Exiftool.write(Self.arguments, into: plain, named: "a.\(kind.endings[0])")
    let reading = try await Readers.built.picture(written, named: "a.\(kind.endings[0])")
    #expect(reading.kind == kind)
    var wanted = PictureMetadata()
    wanted.title = Self.both("ferry-01", "عبّارة")
    wanted.headline = "Ferry burns"
    wanted.captions = [
      LocalizedText(text: "A ferry, burning, off Malmö"), LocalizedText(language: "en", text: "A ferry, on fire"),
      LocalizedText(language: "ar", text: "عبّارة تحترق، قبالة مالمو"),
    ]
    wanted.captionWriter = "tm"
    wanted.creators = ["Tilda Marsh", "高橋 愛"]
    wanted.jobTitle = "Staff"
    wanted.creditLine = "The Longest Agency Name That Nobody Prints"
    wanted.source = "Lantern"
    wanted.copyrightNotice = Self.both("© 2026 Lantern", "© ٢٠٢٦ الفانوس")
    wanted.usageTerms = Self.both("Editorial only", "للتحرير فقط")
    wanted.instructions = "Mandatory credit"
    wanted.created = reading.metadata.created
    #expect(wanted.created?.iso == "2026-03-03T14:05:09+01:00")
    (wanted.city, wanted.state, wanted.country) = ("Malmö", "Skåne", "Sweden")
    (wanted.countryCode, wanted.sublocation) = ("SWE", "Harbour")
    wanted.jobID = "LP-7"
    wanted.keywords = ["ferry", "fire, sea"]
    wanted.altText = Self.both("Smoke, over water", "دخان، فوق الماء")
    wanted.extendedDescription = Self.both("Thick smoke rises.", "دخان كثيف")
    wanted.digitalSourceType = SyntheticSourceType.vocabulary + "digitalCapture"
    wanted.dataMining = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"
    wanted.personsShown = ["Ana Souza", "Marsh, Ben"]
    wanted.supplierImageID = "SUP-1"
    wanted.guid = "guid-9"
    wanted.webStatement = "https://example.org/rights"
    #expect(reading.metadata == wanted)
    #expect(reading.tags.contains { $0.key == "Xmp.dc.description" })
    // WebP has no place for IIM.
    #expect(reading.tags.contains { $0.key == "Iptc.Application2.City" && $0.values == ["Malmö"] } == (kind != .webp))
    #expect(reading.leftOut == 0)
  }

  @Test("in Latin-1, as IIM alone, arrives with its letters", arguments: [PictureKind.jpeg, .tiff, .png])
  func latin(kind: PictureKind) async throws {
    let arguments = ["-charset", "iptc=Latin", "-IPTC:City=Malmö", "-IPTC:By-line=Åke Öst", "-IPTC:By-line=Ulf Sjö"]
    let written = try await Exiftool.write(
      arguments,
      into: SamplePicture(kind: kind).bytes,
      named: "a.\(kind.endings[0])"
    )
    let read = try await Readers.built.picture(written).metadata
    #expect(read.city == "Malmö")
    #expect(read.creators == ["Åke Öst", "Ulf Sjö"])
    #expect(read.problems == ["IIM was read as Windows-1252, which is a guess"])
  }

  private static let tableBesideCheckout: String = {
    let named = ProcessInfo.processInfo.environment["NEWSDESK_SHARED_DATA"].map { URL(filePath: $0) }
    let folder = named ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL
    return folder.appending(path: "data/iptc_fields.tsv").path
  }()

  @Test(
    "is described in every field that the table of IPTC fields beside the checkout has",
    .enabled(if: FileManager.default.fileExists(atPath: Self.tableBesideCheckout))
  )
  func table() throws {
    let path = Self.tableBesideCheckout
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    let known = Self.arguments.joined() + "-XMP-plus:DataMining -XMP-dc:subject -XMP-dc:title -XMP-dc:description"
    for row in rows {
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false)
      let property = String(columns[3].split(separator: ":").last ?? "").replacingOccurrences(
        of: "DigImage",
        with: "DigitalImage"
      )
      #expect(known.lowercased().contains(":" + property.lowercased()), "\(columns[0])")
    }
  }
}
