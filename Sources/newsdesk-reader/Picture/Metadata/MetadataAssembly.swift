internal import Extraction

/// Makes one description of the three that a picture's file may have.
struct MetadataAssembly {
  let image: MetadataImage
  let xmp: XMPDocument
  var metadata = PictureMetadata()
  /// How IIM text had to be read, told once for a file.
  var guessedIIM = false

  /// The longest text that is taken, in bytes, and the most items of a list: far beyond what anybody writes.
  static let longest = 65_536
  static let mostItems = 1000

  init(image: MetadataImage, xmp: XMPDocument) {
    self.image = image
    self.xmp = xmp
    metadata.problems = xmp.problems
  }

  /// The IIM field of a name in exiv2's keys. `limit` is the standard's, in bytes; nil where reaching it says nothing.
  struct IIMField {
    let name: String
    let limit: Int?

    init(_ name: String, _ limit: Int?) {
      self.name = name
      self.limit = limit
    }
  }

  // MARK: What the three places say

  /// Texts of IIM, decoded and cleaned.
  mutating func iim(_ field: IIMField?) -> [Candidate] {
    guard let field else { return [] }
    return image.texts("Iptc.Application2." + field.name).prefix(Self.mostItems).compactMap { bytes in
      let decoded = FileText(bytes)
      if decoded.isGuessed { guessedIIM = true }
      let isFull = field.limit.map { bytes.count == $0 } ?? false
      return Candidate(.iim, clean(decoded.text), mayBeCut: isFull || decoded.isCutInside)
    }
  }

  /// A text of EXIF, whose parts a NUL may divide.
  mutating func exif(_ key: String?) -> [Candidate] {
    guard let key, let bytes = image.raw("Exif." + key) else { return [] }
    return bytes.prefix(Self.longest).split(separator: 0).compactMap {
      Candidate(.exif, clean(FileText(Array($0)).text))
    }
  }

  mutating func clean(_ text: String) -> String {
    guard text.utf8.count > Self.longest else { return PlainText.cleaned(text) }
    note("a text of more than \(Self.longest) bytes was cut")
    return PlainText.cleaned(String(decoding: text.utf8.prefix(Self.longest), as: UTF8.self))
  }

  mutating func note(_ problem: String) {
    if !metadata.problems.contains(problem) { metadata.problems.append(problem) }
  }

  // MARK: One out of three

  /// A text that is there once.
  mutating func text(_ field: MetadataField, _ name: XMPName?, _ iimField: IIMField? = nil) -> String? {
    let candidates =
      [Candidate(.xmp, clean(name.flatMap { xmp[$0]?.firstText } ?? ""))].compactMap { $0 }
      + iim(iimField).prefix(1)
    return choose(field, candidates)?.text
  }

  private mutating func choose(_ field: MetadataField, _ candidates: [Candidate]) -> Candidate? {
    guard let believed = candidates.believed else { return nil }
    let others = candidates.filter { !$0.agrees(with: believed) }
    if !others.isEmpty {
      let values = ([believed] + others).map { MetadataConflict.Value(source: $0.source, text: $0.text) }
      metadata.conflicts.append(MetadataConflict(field: field, values: values))
    }
    if believed.mayBeCut { metadata.truncated.append(field) }
    return believed
  }

  /// A text in several languages. IIM and EXIF know no languages: what they say has to be one of XMP's texts.
  mutating func alternatives(
    _ field: MetadataField,
    _ name: XMPName,
    _ iimField: IIMField? = nil,
    exif exifKey: String? = nil
  ) -> [LocalizedText] {
    let old = iim(iimField).prefix(1) + (Candidate(.exif, exif(exifKey).joined()).map { [$0] } ?? [])
    let texts = languages(xmp[name])
    guard !texts.isEmpty else {
      return choose(field, Array(old)).map { [LocalizedText(text: $0.text)] } ?? []
    }
    let known = texts.compactMap { Candidate(.xmp, $0.text) }
    let others = old.filter { one in !known.contains { $0.agrees(with: one) } }
    if !others.isEmpty {
      let values =
        [MetadataConflict.Value(source: .xmp, text: texts.preferred ?? "")]
        + others.map { MetadataConflict.Value(source: $0.source, text: $0.text) }
      metadata.conflicts.append(MetadataConflict(field: field, values: values))
    }
    return texts
  }

  private mutating func languages(_ value: XMPValue?) -> [LocalizedText] {
    guard let value else { return [] }
    var texts: [LocalizedText] = []
    for item in value.items.isEmpty ? [value] : value.items.prefix(Self.mostItems).map({ $0 }) {
      let language = PlainText.line(item.language ?? "", limit: 64)
      let text = LocalizedText(
        language: language.isEmpty ? LocalizedText.anyLanguage : language,
        text: clean(item.text)
      )
      if !text.text.isEmpty, !texts.contains(text) { texts.append(text) }
    }
    return texts
  }

  /// Several texts: people, keywords.
  mutating func list(
    _ field: MetadataField,
    _ names: [String],
    _ iimField: IIMField? = nil,
    exif exifTexts: [String] = []
  ) -> [String] {
    if names.count > Self.mostItems { note("a list of \(names.count) was cut") }
    let places = [
      names.prefix(Self.mostItems).compactMap { Candidate(.xmp, clean($0)) },
      iim(iimField),
      exifTexts.compactMap { Candidate(.exif, clean($0)) },
    ].filter { !$0.isEmpty }
    guard let believed = places.first else { return [] }
    let others = places.dropFirst().filter { !Self.agree(believed, $0) }
    if !others.isEmpty {
      let values = ([believed] + others).map { MetadataConflict.Value(source: $0[0].source, text: $0.joined()) }
      metadata.conflicts.append(MetadataConflict(field: field, values: values))
    }
    if believed.contains(where: \.mayBeCut) { metadata.truncated.append(field) }
    return believed.map(\.text)
  }

  /// Whether two lists name the same. Programs write several people as a list here and as one text there.
  private static func agree(_ one: [Candidate], _ other: [Candidate]) -> Bool {
    if one.count == other.count, one.allSatisfy({ item in other.contains { item.agrees(with: $0) } }) { return true }
    return one.joined() == other.joined()
  }
}
