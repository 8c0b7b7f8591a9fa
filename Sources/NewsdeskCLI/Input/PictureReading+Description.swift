import Extraction
import Intake
import Newsroom
import Presentation

extension PictureReading {
  /// What the file says, as a place in a story is made of it.
  func description(named reference: String?) -> PictureDescription {
    var description = PictureDescription(reference: reference)
    description.captions = metadata.captions.map(PictureDescription.Text.init)
    description.altTexts = metadata.altText.map(PictureDescription.Text.init)
    description.creators = metadata.creators
    description.creditLine = metadata.creditLine
    description.source = metadata.source
    description.place = PictureDescription.place(
      city: metadata.city,
      state: metadata.state,
      country: metadata.country
    )
    if let created = metadata.created, let year = created.year, let month = created.month, let day = created.day {
      description.takenOn = CalendarDate(year: year, month: month, day: day)
    }
    return description
  }

  /// What an editor should look at, each a sentence without a stop.
  var doubts: [String] {
    var doubts: [String] = []
    if metadata.isMadeByMachine {
      doubts.append(
        "the file says that a machine made it, or a part of it"
      )
    }
    for conflict in metadata.conflicts {
      let values = conflict.values.map { "\($0.source.rawValue.uppercased()) has \"\(Self.short($0.text))\"" }
      doubts.append("\(Self.words(conflict.field)): \(Wording.list(values))")
    }
    for field in metadata.truncated {
      doubts.append("\(Self.words(field)) fills its field to the last byte, its end may be missing")
    }
    doubts += metadata.problems
    if let label { doubts.append("it is called \(label), and is a \(kind.name) picture") }
    if leftOut > 0 { doubts.append("\(Wording.count(leftOut, "tag")) left out, there are too many") }
    return doubts
  }

  /// All that was read, but for what was made of it.
  var withoutMetadata: PictureReading {
    var copy = self
    copy.metadata = PictureMetadata()
    return copy
  }

  private static func words(_ field: MetadataField) -> String {
    String(field.rawValue.map { $0 == "_" ? " " : $0 })
  }

  private static func short(_ text: String) -> String { PlainText.line(text, limit: 60) }
}

extension PictureDescription.Text {
  fileprivate init(_ text: LocalizedText) {
    self.init(language: text.language == LocalizedText.anyLanguage ? nil : text.language, text: text.text)
  }
}
