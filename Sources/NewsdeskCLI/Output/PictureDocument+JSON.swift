import Extraction
import Presentation

extension PictureDocument {
  /// The names are those of ``MetadataField``. Texts that the file doesn't have are left out; lists are always there.
  var json: JSONValue {
    .object(
      omittingNil: [
        "file": .string(file),
        "kind": .string(reading.kind.rawValue),
        "media_type": .string(reading.mediaType),
        "mislabelled": .bool(reading.isMislabelled),
        "width": .integer(Int64(reading.width)),
        "height": .integer(Int64(reading.height)),
        "orientation": reading.orientation.map { .integer(Int64($0)) },
        "colour_space": reading.colourSpace.map(JSONValue.string),
        "frames": .integer(Int64(reading.frames)),
        "animated": .bool(reading.isAnimated),
        "machine_made": .bool(reading.metadata.isMadeByMachine),
        "metadata": metadata,
        "tags": isRaw ? .array(reading.tags.map(Self.json)) : nil,
        "left_out": isRaw ? .integer(Int64(reading.leftOut)) : nil,
      ])
  }

  private var metadata: JSONValue {
    let metadata = reading.metadata
    return .object(
      MetadataField.allCases.compactMap { field in
        let value: JSONValue? =
          switch field {
          case .title: Self.json(metadata.title)
          case .headline: Self.json(metadata.headline)
          case .captions: Self.json(metadata.captions)
          case .captionWriter: Self.json(metadata.captionWriter)
          case .creators: Self.json(metadata.creators)
          case .jobTitle: Self.json(metadata.jobTitle)
          case .creditLine: Self.json(metadata.creditLine)
          case .source: Self.json(metadata.source)
          case .copyrightNotice: Self.json(metadata.copyrightNotice)
          case .usageTerms: Self.json(metadata.usageTerms)
          case .instructions: Self.json(metadata.instructions)
          case .created: metadata.created.map(Self.json)
          case .city: Self.json(metadata.city)
          case .state: Self.json(metadata.state)
          case .country: Self.json(metadata.country)
          case .countryCode: Self.json(metadata.countryCode)
          case .sublocation: Self.json(metadata.sublocation)
          case .jobID: Self.json(metadata.jobID)
          case .keywords: Self.json(metadata.keywords)
          case .altText: Self.json(metadata.altText)
          case .extendedDescription: Self.json(metadata.extendedDescription)
          case .digitalSourceType: Self.json(metadata.digitalSourceType)
          case .dataMining: Self.json(metadata.dataMining)
          case .personsShown: Self.json(metadata.personsShown)
          case .supplierImageID: Self.json(metadata.supplierImageID)
          case .guid: Self.json(metadata.guid)
          case .webStatement: Self.json(metadata.webStatement)
          case .conflicts: .array(metadata.conflicts.map(Self.json))
          case .truncated: Self.json(metadata.truncated.map(\.rawValue))
          case .problems: Self.json(metadata.problems)
          }
        return value.map { JSONValue.Member(field.rawValue, $0) }
      }
    )
  }

  private static func json(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }

  private static func json(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  private static func json(_ texts: [LocalizedText]) -> JSONValue {
    .array(texts.map { ["language": .string($0.language), "text": .string($0.text)] })
  }

  private static func json(_ date: PictureDate) -> JSONValue {
    .object(
      omittingNil: [
        "iso": date.iso.map(JSONValue.string), "text": .string(date.text), "source": .string(date.source.rawValue),
      ])
  }

  private static func json(_ conflict: MetadataConflict) -> JSONValue {
    [
      "field": .string(conflict.field.rawValue),
      "values": .array(conflict.values.map { ["source": .string($0.source.rawValue), "text": .string($0.text)] }),
    ]
  }

  private static func json(_ tag: RawTag) -> JSONValue {
    ["key": .string(tag.key), "values": json(tag.values)]
  }
}
