import Extraction
import Testing

@Suite("Reading pictures", .timeLimit(.minutes(10)))
struct PictureTests {
  private func read(_ bytes: [UInt8], named name: String? = nil) async throws -> PictureReading {
    try await Readers.built.picture(bytes, named: name)
  }

  private func refusal(of bytes: [UInt8]) async -> ExtractionError? {
    do {
      let reading = try await read(bytes)
      Issue.record("it was read as \(reading.kind)")
      return nil
    } catch {
      return error as? ExtractionError
    }
  }

  @Test("knows each of the four kinds by its content, and its size", arguments: PictureKind.allCases)
  func kinds(kind: PictureKind) async throws {
    let reading = try await read(SamplePicture(kind: kind).bytes)
    #expect(reading.kind == kind)
    let sizes: [PictureKind: [Int]] = [.jpeg: [8, 8], .png: [2, 2], .webp: [1, 1], .tiff: [2, 2]]
    #expect([reading.width, reading.height] == sizes[kind])
    #expect(reading.frames == 1)
    #expect(!reading.isAnimated)
    #expect(reading.metadata == PictureMetadata())
  }

  @Test(
    "notices a name that promises another format, and reads the picture all the same",
    arguments: PictureKind.allCases
  )
  func mislabelled(kind: PictureKind) async throws {
    let bytes = SamplePicture(kind: kind).bytes
    for other in PictureKind.allCases {
      let reading = try await read(bytes, named: "wire/a.\(other.endings[0].uppercased())")
      #expect(reading.isMislabelled == (other != kind))
      #expect(reading.kind == kind)
    }
    for name in ["ferry", "ferry.orig", "a.jpg/ferry"] {
      let reading = try await read(bytes, named: name)
      #expect(!reading.isMislabelled)
    }
  }

  @Test(
    "refuses what is none of the four, and says what it is",
    arguments: [
      ("GIF89a\u{1}\u{0}\u{1}\u{0}", "GIF"), ("%PDF-1.7\n", "PDF"), ("8BPS", "Photoshop"),
      ("\u{0}\u{0}\u{0}\u{18}ftypheic\u{0}\u{0}", "HEIC"), ("\u{0}\u{0}\u{0}\u{18}ftypavif\u{0}\u{0}", "AVIF"),
      ("<!DOCTYPE html><html>", "HTML"), ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG"),
      ("A ferry burnt.\n", "text"),
      ("PK\u{3}\u{4}", "ZIP"), ("\u{1}\u{2}\u{3}\u{4}", "no picture"),
    ]
  )
  func others(start: String, name: String) async throws {
    let error = await refusal(of: Array(start.utf8))
    #expect(error?.code == "unsupported")
    #expect(error?.description.contains(name) == true)
  }

  @Test("refuses a file with nothing in it, and one whose header claims more pixels than any picture has")
  func bounds() async throws {
    #expect(await refusal(of: [])?.code == "empty")
    let bomb = SamplePicture.png(with: [], width: 0x7FFF_FFFF, height: 0x7FFF_FFFF)
    #expect(await refusal(of: bomb)?.code == "too_large")
    let large = try await read(SamplePicture.png(with: [], width: 40_000, height: 25_000))
    #expect(large.width * large.height == ExtractionLimits.pixels)
  }

  @Test("counts a TIFF's pages and an animation's frames")
  func frames() async throws {
    // The second directory is the first one again, a little further on.
    var pages = SamplePicture(kind: .tiff).bytes
    let length = pages.count - 12
    let second = Array(pages[12...])
    pages.replaceSubrange(pages.count - 4..<pages.count, with: SamplePicture.little(12 + length, 4))
    let tiff = try await read(pages + second)
    #expect(tiff.frames == 2)
    let frame = SamplePicture.riff("ANMF", [UInt8](repeating: 0, count: 16))
    let chunks =
      SamplePicture.riff("VP8X", [2, 0, 0, 0, 9, 0, 0, 9, 0, 0])
      + SamplePicture.riff("ANIM", [0, 0, 0, 0, 0, 0]) + frame + frame + frame
    let webp = try await read(SamplePicture.webp(chunks))
    #expect(webp.isAnimated)
    #expect([webp.frames, webp.width, webp.height] == [3, 10, 10])
    let png = try await read(SamplePicture.png(with: SamplePicture.chunk("acTL", [0, 0, 0, 7, 0, 0, 0, 0])))
    #expect(png.isAnimated)
    #expect(png.frames == 7)
  }

  @Test("names the colour profile, or the colour space")
  func colours() async throws {
    let named = try await read(SamplePicture.png(with: SamplePicture.chunk("iCCP", Array("Display P3\0\0".utf8))))
    #expect(named.colourSpace == "Display P3")
    let text = Array("Lantern RGB\0".utf8)
    let description = Array("desc\0\0\0\0".utf8) + SamplePicture.big(text.count, 4) + text
    let profile =
      SamplePicture.big(144 + description.count, 4) + [UInt8](repeating: 0, count: 124) + SamplePicture.big(1, 4)
      + Array("desc".utf8) + SamplePicture.big(144, 4) + SamplePicture.big(description.count, 4) + description
    let segment = SamplePicture.segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}".utf8) + profile)
    let jpeg = try await read(SamplePicture.jpeg(with: segment))
    #expect(jpeg.colourSpace == "Lantern RGB")
    var tiff = SampleTIFF.picture
    tiff.exif = [0xA001: .short(1)]
    let exif = try await read(SamplePicture(kind: .jpeg, exif: tiff.bytes).bytes)
    #expect(exif.colourSpace == "sRGB")
  }

  @Test("gives the way up that EXIF says, and none that doesn't exist")
  func orientation() async throws {
    for (written, wanted) in [(6, 6), (1, 1), (0, nil), (9, nil)] as [(Int, Int?)] {
      var tiff = SampleTIFF()
      tiff.entries = [274: .short(written)]
      let reading = try await read(SamplePicture(kind: .jpeg, exif: tiff.bytes).bytes)
      #expect(reading.orientation == wanted)
    }
  }
}
