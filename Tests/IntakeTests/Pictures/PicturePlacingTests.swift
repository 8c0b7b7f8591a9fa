import Intake
import Newsroom
import Testing

@Suite("A picture that is put into a story", .timeLimit(.minutes(10)))
struct PicturePlacingTests {
  private func described(_ captions: [(String?, String)]) -> PictureDescription {
    var description = PictureDescription(reference: "quay.jpg")
    description.captions = captions.map { PictureDescription.Text(language: $0.0, text: $0.1) }
    return description
  }

  @Test("has the caption of the story's language, and those of others beside it")
  func languages() {
    let captions: [(String?, String)] = [(nil, "Smoke"), ("en-GB", "Smoke"), ("ar", "دخان"), ("pt_br", " Fumaça ")]
    let english = described(captions).placed(in: "en").picture
    #expect(english.caption == "Smoke")
    #expect(english.translations == ["ar": .init(caption: "دخان"), "pt-BR": .init(caption: "Fumaça")])
    let arabic = described(captions).placed(in: "ar").picture
    #expect(arabic.caption == "دخان")
    #expect(arabic.translations == ["en-GB": .init(caption: "Smoke"), "pt-BR": .init(caption: "Fumaça")])
    // Nothing is in German, and what everybody gets is English.
    let german = described(captions).placed(in: "de")
    #expect(german.picture.caption.isEmpty && german.warnings.contains("there is no caption in de"))
    #expect(german.picture.translations.count == 3)
  }

  @Test("takes a caption without a language for its own, and loses none")
  func unnamed() {
    #expect(described([(nil, "Smoke"), ("ar", "دخان")]).placed(in: "en").picture.caption == "Smoke")
    let kept = described([(nil, "Rök"), ("en", "Smoke")]).placed(in: "en").picture
    #expect(kept.caption == "Smoke" && kept.translations == ["und": .init(caption: "Rök")])
    let odd = described([("x-klingon!", "tlhIch")]).placed(in: "en")
    #expect(odd.picture.caption == "tlhIch" && odd.warnings.first?.contains("x-klingon!") == true)
  }

  @Test(
    "is credited by name and agency, and no name twice",
    arguments: [
      ([], nil, nil, nil), (["Jane Roe"], nil, nil, "Jane Roe"), ([], "Reuters", "AP", "Reuters"),
      (["Jane Roe"], "Reuters", nil, "Jane Roe / Reuters"), (["Jane Roe"], nil, "Reuters", "Jane Roe / Reuters"),
      (["Jane Roe"], "REUTERS/JANE ROE", nil, "REUTERS/JANE ROE"),
      (["Jane Roe", "高橋 愛"], "Jane Roe/AP", nil, "高橋 愛 / Jane Roe/AP"), ([" "], " ", "", nil),
    ] as [([String], String?, String?, String?)]
  )
  func credits(creators: [String], line: String?, source: String?, expected: String?) {
    var description = described([])
    (description.creators, description.creditLine, description.source) = (creators, line, source)
    #expect(description.placed(in: "en").picture.credit?.raw == expected)
  }

  @Test("believes the person more than the story, and the story more than the file")
  func order() {
    var description = described([("en", "From the file"), ("ar", "من الملف")])
    description.creators = ["Jane Roe"]
    description.place = "Tunis"
    let existing = Picture(
      caption: "From the story",
      translations: ["ar": .init(altText: "بديل")],
      credit: CreditLine.parse("AFP"),
      place: "Sfax"
    )
    let kept = description.placed(in: "en", onto: existing).picture
    #expect(kept.caption == "From the story" && kept.credit?.raw == "AFP" && kept.place == "Sfax")
    #expect(kept.translations == ["ar": .init(caption: "من الملف", altText: "بديل")])
    var wishes = PictureWishes(caption: "قولي", credit: CreditLine.parse("AP"), language: "ar")
    let said = description.placed(in: "en", onto: existing, wishes: wishes).picture
    #expect(said.caption == "From the story" && said.translations["ar"]?.caption == "قولي" && said.credit?.raw == "AP")
    wishes = PictureWishes(caption: "Mine", language: "EN")
    #expect(description.placed(in: "en", onto: existing, wishes: wishes).picture.caption == "Mine")
  }

  @Test("is a file photo where its caption says so, and credited by its caption where nothing else does")
  func captions() {
    let placed = described([(nil, "FILE PHOTO: Smoke over the quay, March 3, 2024. REUTERS/Jane Roe")]).placed(in: "en")
    #expect(placed.picture.credit?.agencies == ["Reuters"] && placed.picture.credit?.flags == [.file])
    #expect(placed.picture.caption.hasSuffix("REUTERS/Jane Roe"), "what the file says is not cut")
  }

  @Test("names its place once, with its state and country")
  func places() {
    #expect(PictureDescription.place(city: "Tunis", state: nil, country: "Tunisia") == "Tunis, Tunisia")
    #expect(PictureDescription.place(city: "Singapore", state: " ", country: "Singapore") == "Singapore")
    #expect(PictureDescription.place(city: nil, state: nil, country: nil) == nil)
  }

  @Test("has languages by tags that are tags")
  func tags() {
    #expect(LanguageTag.canonical("PT_br") == "pt-BR" && LanguageTag.canonical("zh-Hant-TW") == "zh-Hant-TW")
    for wrong in ["", "x", "e1", "en-", "-en", "en--gb", "x-default", "abcdefghi", "en gb"] {
      #expect(LanguageTag.canonical(wrong) == nil, "\(wrong)")
    }
  }

  @Test("is described anew for another story in that story's language")
  func again() {
    let picture = Picture(
      caption: "Smoke",
      altText: "Grey",
      translations: ["ar": .init(caption: "دخان")],
      place: "Tunis"
    )
    let placed = picture.described(in: "en").placed(in: "ar").picture
    #expect(placed.caption == "دخان" && placed.altText == nil && placed.place == "Tunis")
    #expect(placed.translations == ["en": .init(caption: "Smoke", altText: "Grey")])
  }
}
