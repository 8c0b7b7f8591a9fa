public import Newsroom

extension PictureDescription {
  /// The picture as it stands in a story of this language. The caption in the story's language is the caption; those in others
  /// become translations, and one in no named language is that of a language nobody knows, where it is not used.
  ///
  /// - Parameters:
  ///   - language: the story's.
  ///   - existing: what the story says of the picture already, which stays.
  ///   - wishes: what the person says who puts it there.
  ///   - agencies: by whose names its credit is read.
  public func placed(
    in language: String,
    onto existing: Picture? = nil,
    wishes: PictureWishes = PictureWishes(),
    agencies: AgencyTable = .standard
  ) -> PicturePlacement {
    var picture = existing ?? Picture(caption: "")
    var warnings: [String] = []
    let captions = Self.sorted(captions, for: language, what: "caption", &warnings)
    let altTexts = Self.sorted(altTexts, for: language, what: "alt text", &warnings)
    if picture.reference == nil { picture.reference = reference }
    if picture.caption.isEmpty { picture.caption = captions.main ?? "" }
    if picture.altText == nil { picture.altText = altTexts.main }
    for (tag, text) in captions.others where picture.translations[tag]?.caption == nil {
      picture.translations[tag, default: .init()].caption = text
    }
    for (tag, text) in altTexts.others where picture.translations[tag]?.altText == nil {
      picture.translations[tag, default: .init()].altText = text
    }
    if picture.takenOn == nil { picture.takenOn = takenOn }
    if picture.place == nil { picture.place = place }
    picture.say(wishes, in: language)
    if let credit = wishes.credit {
      picture.credit = credit
    } else if picture.credit == nil {
      picture.credit = credit(under: picture.caption, agencies)
    }
    if picture.caption.isEmpty { warnings.append("there is no caption in \(language)") }
    if picture.credit == nil { warnings.append("nobody is credited") }
    if picture.altText == nil { warnings.append("there is no alt text in \(language)") }
    return PicturePlacement(picture: picture, warnings: warnings)
  }

  /// What the file says; where it says nothing, what its caption ends with.
  private func credit(under caption: String, _ agencies: AgencyTable) -> PhotoCredit? {
    let parsed = ParsedCaption.parse(caption, agencies: agencies)
    guard var credit = credit(by: agencies) ?? parsed.credit else { return nil }
    if parsed.isFilePhoto, !credit.flags.contains(.file) { credit.flags.append(.file) }
    return credit
  }

  /// One text for the story's language, and those for others.
  private static func sorted(
    _ texts: [Text],
    for language: String,
    what: String,
    _ warnings: inout [String]
  ) -> (main: String?, others: [String: String]) {
    var named: [(tag: String, text: String)] = []
    var unnamed: [String] = []
    for text in texts {
      let trimmed = String(text.text.trimmed)
      guard !trimmed.isEmpty else { continue }
      guard let tag = text.language else {
        unnamed.append(trimmed)
        continue
      }
      if let tag = LanguageTag.canonical(tag) {
        if !named.contains(where: { $0.tag == tag }) { named.append((tag, trimmed)) }
      } else {
        warnings.append("a \(what) is in a language that is none, \"\(tag.prefix(40))\"")
        unnamed.append(trimmed)
      }
    }
    let tag = LanguageTag.canonical(language) ?? language
    let chosen =
      named.firstIndex { $0.tag == tag } ?? named.firstIndex { LanguageTag.isSameLanguage($0.tag, tag) }
    var main: String?
    if let chosen {
      main = named.remove(at: chosen).text
    } else if let first = unnamed.first {
      // What XMP gives to whoever asks for no language is most often a copy of one of the others.
      if let copy = named.first(where: { $0.text == first }) {
        warnings.append("the \(what) that the file gives to everybody is in \(copy.tag)")
      } else {
        main = unnamed.removeFirst()
      }
    }
    var others = Dictionary(named.map { ($0.tag, $0.text) }) { first, _ in first }
    if let left = unnamed.first(where: { text in text != main && !others.values.contains(text) }) {
      others[LanguageTag.undetermined] = left
    }
    return (main, others)
  }
}

extension Picture {
  /// Takes over caption and alt text, in the language that they are in.
  fileprivate mutating func say(_ wishes: PictureWishes, in language: String) {
    let tag = wishes.language.flatMap(LanguageTag.canonical)
    if let tag, tag != LanguageTag.canonical(language) {
      if let caption = wishes.caption { translations[tag, default: .init()].caption = caption }
      if let altText = wishes.altText { translations[tag, default: .init()].altText = altText }
    } else {
      if let caption = wishes.caption { self.caption = caption }
      if let altText = wishes.altText { self.altText = altText }
    }
  }

  /// What is said of the picture here, for another story to begin with.
  ///
  /// - Parameter language: the one of the story that it stands in.
  public func described(in language: String) -> PictureDescription {
    var description = PictureDescription(reference: reference)
    func texts(_ main: String?, _ part: (Wording) -> String?) -> [PictureDescription.Text] {
      ([(language, main)] + translations.sorted { $0.key < $1.key }.map { ($0.key, part($0.value)) })
        .compactMap { tag, text in text.map { PictureDescription.Text(language: tag, text: $0) } }
    }
    description.captions = texts(caption) { $0.caption }
    description.altTexts = texts(altText) { $0.altText }
    description.takenOn = takenOn
    description.place = place
    return description
  }
}
