internal import Extraction

extension MetadataAssembly {
  /// The fields as the IPTC Photo Metadata Standard maps them onto XMP and IIM, and the Metadata Working Group onto EXIF. IIM's
  /// limits are those of its version 4.2.
  mutating func assemble() -> PictureMetadata {
    metadata.title = alternatives(.title, .dc("title"), IIMField("ObjectName", 64))
    metadata.headline = text(.headline, .photoshop("Headline"), IIMField("Headline", 256))
    metadata.captions = alternatives(
      .captions,
      .dc("description"),
      IIMField("Caption", 2000),
      exif: "Image.ImageDescription"
    )
    metadata.captionWriter = text(.captionWriter, .photoshop("CaptionWriter"), IIMField("Writer", 32))
    metadata.creators = creators()
    metadata.jobTitle = text(.jobTitle, .photoshop("AuthorsPosition"), IIMField("BylineTitle", 32))
    metadata.creditLine = text(.creditLine, .photoshop("Credit"), IIMField("Credit", 32))
    metadata.source = text(.source, .photoshop("Source"), IIMField("Source", 32))
    metadata.copyrightNotice = alternatives(
      .copyrightNotice,
      .dc("rights"),
      IIMField("Copyright", 128),
      exif: "Image.Copyright"
    )
    metadata.usageTerms = alternatives(.usageTerms, .rights("UsageTerms"))
    metadata.instructions = text(.instructions, .photoshop("Instructions"), IIMField("SpecialInstructions", 256))
    metadata.created = created()
    assemblePlace()
    metadata.jobID = text(.jobID, .photoshop("TransmissionReference"), IIMField("TransmissionReference", 32))
    metadata.keywords = list(.keywords, xmp[.dc("subject")]?.texts ?? [], IIMField("Keywords", 64))
    metadata.altText = alternatives(.altText, .core("AltTextAccessibility"))
    metadata.extendedDescription = alternatives(.extendedDescription, .core("ExtDescrAccessibility"))
    metadata.digitalSourceType = text(.digitalSourceType, .ext("DigitalSourceType"))
    metadata.dataMining = text(.dataMining, .plus("DataMining"))
    metadata.personsShown = list(.personsShown, personsShown())
    metadata.supplierImageID = text(.supplierImageID, .plus("ImageSupplierImageID"))
    metadata.guid = text(.guid, .ext("DigImageGUID"))
    metadata.webStatement = text(.webStatement, .rights("WebStatement"))
    if guessedIIM { noteGuess() }
    return metadata
  }

  private mutating func noteGuess() {
    // ESC % G is how ISO 2022 says UTF-8.
    let declared = image.raw("Iptc.Envelope.CharacterSet") ?? []
    note(
      declared == [0x1B, 0x25, 0x47]
        ? "IIM says that it is UTF-8 and is not: it was read as Windows-1252"
        : "IIM was read as Windows-1252, which is a guess"
    )
  }

  /// EXIF has one text for all of them, divided by semicolons.
  private mutating func creators() -> [String] {
    let artists = exif("Image.Artist").flatMap { $0.text.split(separator: ";") }
    return list(
      .creators,
      xmp[.dc("creator")]?.texts ?? [],
      IIMField("Byline", 32),
      exif: artists.map { String($0) }
    )
  }

  /// Names alone, and names in structures that say more of each person.
  private func personsShown() -> [String] {
    let names = xmp[.ext("PersonInImage")]?.texts ?? []
    let detailed = (xmp[.ext("PersonInImageWDetails")]?.items ?? []).prefix(Self.mostItems).compactMap {
      $0.fields[.ext("PersonName")]?.firstText
    }
    let known = Set(names)
    return names + detailed.filter { !known.contains($0) }
  }

  // MARK: Place

  /// The plain fields; where there are none of them, the structure of the one place that the picture shows or was made at.
  private mutating func assemblePlace() {
    metadata.city = text(.city, .photoshop("City"), IIMField("City", 32))
    metadata.state = text(.state, .photoshop("State"), IIMField("ProvinceState", 32))
    metadata.country = text(.country, .photoshop("Country"), IIMField("CountryName", 64))
    // Three bytes is what a code of three letters has.
    metadata.countryCode = text(.countryCode, .core("CountryCode"), IIMField("CountryCode", nil))
    metadata.sublocation = text(.sublocation, .core("Location"), IIMField("SubLocation", 32))
    let plain = [
      metadata.city, metadata.state, metadata.country, metadata.countryCode, metadata.sublocation,
    ]
    guard plain.allSatisfy({ $0 == nil }) else { return }
    let places = [xmp[.ext("LocationShown")], xmp[.ext("LocationCreated")]]
    guard let place = places.compactMap({ $0 }).first(where: { $0.items.count == 1 })?.items.first else { return }
    metadata.city = part("City", of: place)
    metadata.state = part("ProvinceState", of: place)
    metadata.country = part("CountryName", of: place)
    metadata.countryCode = part("CountryCode", of: place)
    metadata.sublocation = part("Sublocation", of: place)
  }

  private mutating func part(_ name: String, of place: XMPValue) -> String? {
    Candidate(.xmp, clean(place.fields[.ext(name)]?.firstText ?? ""))?.text
  }

  // MARK: Date

  /// XMP's, IIM's or EXIF's, whichever says most of those that don't contradict the first.
  private mutating func created() -> PictureDate? {
    var dates: [PictureDate] = []
    for name in [XMPName.photoshop("DateCreated"), .exif("DateTimeOriginal")] where dates.isEmpty {
      if let text = xmp[name]?.firstText { dates.append(DateReader.read(text, source: .xmp)) }
    }
    if let day = iim(IIMField("DateCreated", nil)).first?.text {
      let time = iim(IIMField("TimeCreated", nil)).first?.text
      dates.append(DateReader.read(day, time: time, source: .iim))
    }
    for name in ["Original", "Digitized"] where dates.allSatisfy({ $0.source != .exif }) {
      guard let text = exif("Photo.DateTime" + name).first?.text else { continue }
      let offset = exif("Photo.OffsetTime" + name).first?.text
      dates.append(DateReader.read(text, offset: offset, source: .exif))
    }
    // A clock that was never set writes noughts, which are no date.
    let known = dates.filter { $0.iso != nil }
    guard let first = known.first else { return dates.first { $0.source != .exif } }
    let others = known.filter { !$0.agrees(with: first) }
    if !others.isEmpty {
      let values = ([first] + others).map { MetadataConflict.Value(source: $0.source, text: $0.iso ?? $0.text) }
      metadata.conflicts.append(MetadataConflict(field: .created, values: values))
    }
    return known.filter { $0.agrees(with: first) }.reduce(first) { $1.knownParts > $0.knownParts ? $1 : $0 }
  }
}
