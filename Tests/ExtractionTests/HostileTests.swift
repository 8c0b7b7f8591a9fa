import Extraction
import Testing

/// Whatever a file does, the reader answers or is ended, and we know which.
@Suite("Hostile pictures", .timeLimit(.minutes(10)))
struct HostileTests {
  /// What may come of a broken file. Nothing here says that the reader itself is broken.
  private static let codes: Set<String> = ["empty", "unreadable", "unsupported", "too_large", "timed_out", "crashed"]

  /// What came of it: the picture, or the code of the error.
  @discardableResult
  private func outcome(_ bytes: [UInt8], _ what: String) async throws -> Result<PictureReading, ExtractionError> {
    do {
      return .success(try await Readers.built.picture(bytes))
    } catch let error as ExtractionError {
      #expect(Self.codes.contains(error.code), "\(what): \(error)")
      return .failure(error)
    }
  }

  private func sample(_ kind: PictureKind) -> [UInt8] {
    var tiff = SampleTIFF()
    tiff.entries = [270: .text("From EXIF"), 315: .text("Tilda Marsh; Ben Oak"), 274: .short(6)]
    tiff.exif = [0x9003: .text("2026:03:03 14:05:09"), 0x9011: .text("+01:00")]
    let iim = SampleMetadata.iim(
      [(90, Array("Malmö".utf8)), (80, Array("Ben".utf8))],
      characterSet: SampleMetadata.utf8
    )
    let captions = SampleMetadata.alternatives("dc:description", [("x-default", "One"), ("ar", "عبّارة")])
    return SamplePicture(kind: kind, xmp: SampleMetadata.xmp(captions), iim: iim, exif: tiff.bytes).bytes
  }

  @Test("that were cut anywhere give a picture or a reason, and never end the reader", arguments: PictureKind.allCases)
  func cut(kind: PictureKind) async throws {
    let whole = sample(kind)
    for step in 0..<20 {
      let outcome = try await outcome(Array(whole.prefix(whole.count * step / 20)), "\(kind) cut at \(step)/20")
      if case .failure(let error) = outcome { #expect(["empty", "unreadable", "unsupported"].contains(error.code)) }
    }
  }

  @Test("with bits turned over give a picture or a reason", arguments: PictureKind.allCases)
  func flipped(kind: PictureKind) async throws {
    let whole = sample(kind)
    var dice = Dice(seed: UInt64(kind.rawValue.utf8.reduce(0) { $0 * 31 + Int($1) }))
    for round in 0..<75 {
      var bytes = whole
      for _ in 0..<[1, 3, 10, 50][round % 4] {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      }
      try await outcome(bytes, "\(kind) flipped, round \(round)")
    }
  }

  @Test("of segments without end, or nothing but a beginning")
  func segments() async throws {
    let filling = SamplePicture.segment(0xEE, [UInt8](repeating: 0x61, count: 65_533))
    let many = [[UInt8]](repeating: filling, count: 900).flatMap { $0 }
    let whole = try await outcome(SamplePicture.jpeg(with: many), "segments").get()
    #expect(whole.width == 8)
    for start in [[0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xE1] + many] {
      let endless = try await outcome(start, "no end")
      #expect(throws: ExtractionError.self) { try endless.get() }
    }
  }

  @Test("with directories that lie, turn in circles or point outside")
  func directories() async throws {
    var giant = SampleTIFF.picture
    giant.entries[270] = .init(type: 2, count: 0xFFFF_FFFF, data: [8, 0, 0, 0])
    giant.entries[271] = .init(type: 5, count: 0x1FFF_FFFF, data: [8, 0, 0, 0])
    try await outcome(giant.bytes, "giant counts")
    var loop = SampleTIFF.picture
    loop.entries[0x8769] = .long(12)
    loop.entries[330] = .long(12)
    try await outcome(loop.bytes, "a directory below itself")
    var chain = SampleTIFF.picture.bytes
    chain.replaceSubrange(chain.count - 4..<chain.count, with: SamplePicture.little(12, 4))
    let circle = try await outcome(chain, "a directory after itself").get()
    #expect(circle.frames == 1)
    try await outcome(Array("II*\0".utf8) + [0xF0, 0xFF, 0xFF, 0xFF], "outside")
    try await outcome(Array("II*\0".utf8) + [8, 0, 0, 0, 0xFF, 0xFF, 1, 2, 3], "more entries than bytes")
  }

  @Test("that unpack to a hundred times their size don't take the machine's memory")
  func bombs() async throws {
    let bomb = Deflate.bomb(bytes: 1 << 28)
    let profile = SamplePicture.chunk("zTXt", Array("Raw profile type exif\0\0".utf8) + bomb)
    try await outcome(SamplePicture.png(with: profile), "zTXt")
    let packet = SamplePicture.chunk("iTXt", Array("XML:com.adobe.xmp\0\u{1}\0\0\0".utf8) + bomb)
    try await outcome(SamplePicture.png(with: packet), "iTXt")
    try await outcome(SamplePicture.png(with: SamplePicture.chunk("iCCP", Array("x\0\0".utf8) + bomb)), "iCCP")
  }

  @Test(
    "with XMP that multiplies, sends for files or has no bottom",
    arguments: [
      ("laughs", "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>", "&b;"),
      ("files", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "&a;"),
      ("a type", "<!DOCTYPE x SYSTEM \"http://localhost/x.dtd\">", "x"),
    ]
  )
  func entities(name: String, type: String, text: String) async throws {
    let packet = Array(type.utf8) + SampleMetadata.xmp("<photoshop:Headline>\(text)</photoshop:Headline>")
    let metadata = try await outcome(SamplePicture(kind: .png, xmp: packet).bytes, name).get().metadata
    #expect(metadata.headline == nil)
    #expect(metadata.problems == ["XMP was not read: it defines entities"])
  }

  @Test("with XMP of ten megabytes, a hundred thousand levels, or no end")
  func large() async throws {
    let text = String(repeating: "a", count: 10_000_000)
    try await outcome(SamplePicture(kind: .webp, xmp: SampleMetadata.xmp("<dc:title>\(text)</dc:title>")).bytes, "text")
    for element in ["<photoshop:Headline>", "<dc:subject><rdf:Bag><rdf:li>", "<dc:subject rdf:parseType=\"Resource\">"]
    {
      let deep = String(repeating: element, count: 100_000)
      try await outcome(SamplePicture(kind: .webp, xmp: SampleMetadata.xmp(deep)).bytes, element)
    }
    let items = SampleMetadata.xmp(
      "<dc:subject><rdf:Bag>\(String(repeating: "<rdf:li>k</rdf:li>", count: 5000))</rdf:Bag></dc:subject>"
    )
    let list = try await outcome(SamplePicture(kind: .png, xmp: items).bytes, "items").get().metadata
    #expect(list.keywords.count == 1000)
    #expect(list.problems == ["a list of 5000 was cut"])
  }

  @Test("with XMP that is no text are read as far as it goes, and say so")
  func broken() async throws {
    var latin = SampleMetadata.xmp("<photoshop:Headline>caf?</photoshop:Headline>")
    latin[try #require(latin.lastIndex(of: UInt8(ascii: "f"), before: "?"))] = 0xE9
    let lossy = try await outcome(SamplePicture(kind: .png, xmp: latin).bytes, "Latin-1").get().metadata
    #expect(lossy.headline == "ca\u{FFFD}?")
    #expect(lossy.problems.count == 1)
    let whole = SampleMetadata.xmp(
      "<photoshop:City>Malmö</photoshop:City><photoshop:Headline>a\0b</photoshop:Headline>"
    )
    let cut = try await outcome(SamplePicture(kind: .webp, xmp: whole).bytes, "NUL").get().metadata
    #expect(cut.city == "Malmö")
    #expect(!cut.problems.isEmpty)
  }
}

extension [UInt8] {
  /// The last place of a byte that stands right before another one.
  fileprivate func lastIndex(of byte: UInt8, before next: Character) -> Int? {
    indices.dropLast().last { self[$0] == byte && self[$0 + 1] == next.asciiValue }
  }
}
