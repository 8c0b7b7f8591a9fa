import Extraction
import Presentation

/// What a picture's file is and says, for people and as JSON.
struct PictureDocument {
  let file: String
  let reading: PictureReading
  /// Whether every tag is shown.
  let isRaw: Bool

  /// A field's name for people. Those of one kind have one word, and a language behind it where there are several.
  static func name(_ field: MetadataField) -> String {
    switch field {
    case .captions: "Caption"
    case .copyrightNotice: "Copyright"
    case .created: "Made"
    case .jobID: "Job id"
    case .guid: "GUID"
    case .supplierImageID: "Supplier's id"
    case .webStatement: "Rights page"
    case .personsShown: "Shows"
    case .altText: "Alt text"
    case .digitalSourceType: "Source type"
    default:
      field.rawValue.prefix(1).uppercased() + field.rawValue.dropFirst().map { $0 == "_" ? " " : String($0) }.joined()
    }
  }

  func text(on screen: Terminal) -> String {
    var lines = [screen.paint(SafeText.terminal(file), .bold) + "  " + SafeText.terminal(facts.joined(separator: ", "))]
    if reading.isMislabelled {
      lines.append("  Mislabelled: its name promises another format, and this is \(reading.kind.name)")
    }
    if let type = reading.metadata.digitalSourceType, reading.metadata.isMadeByMachine {
      lines.append("  " + screen.paint("Made by a machine: ", .red) + SafeText.terminal(type))
    }
    let fields = fields
    let width = fields.map { $0.label.unicodeScalars.count }.max() ?? 0
    for field in fields {
      let label = field.label + ":" + String(repeating: " ", count: width - field.label.unicodeScalars.count + 1)
      let indent = "\n" + String(repeating: " ", count: width + 4)
      let value = SafeText.terminalLines(field.text).split(separator: "\n", omittingEmptySubsequences: false)
      lines.append("  " + SafeText.terminal(label) + value.joined(separator: indent))
    }
    lines += warnings.map { "  ! " + SafeText.terminal($0) }
    if isRaw { lines += raw }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the file is, beside what it says.
  private var facts: [String] {
    var facts = ["\(reading.kind.name)", "\(reading.width) × \(reading.height)"]
    if let orientation = reading.orientation, orientation != 1 { facts.append("orientation \(orientation)") }
    if let space = reading.colourSpace { facts.append(space) }
    if reading.isAnimated {
      facts.append("animated, \(Wording.count(reading.frames, "frame"))")
    } else if reading.frames > 1 {
      facts.append(Wording.count(reading.frames, "page"))
    }
    return facts
  }

  private var fields: [(label: String, text: String)] {
    let metadata = reading.metadata
    func one(_ field: MetadataField, _ text: String?) -> [(label: String, text: String)] {
      text.map { [(Self.name(field), $0)] } ?? []
    }
    func languages(_ field: MetadataField, _ texts: [LocalizedText]) -> [(label: String, text: String)] {
      texts.map { text in
        let isOnly = text.language == LocalizedText.anyLanguage
        return (isOnly ? Self.name(field) : "\(Self.name(field)) (\(text.language))", text.text)
      }
    }
    func list(_ field: MetadataField, _ texts: [String]) -> [(label: String, text: String)] {
      texts.isEmpty ? [] : [(Self.name(field), texts.joined(separator: "; "))]
    }
    let place = [metadata.sublocation, metadata.city, metadata.state, metadata.country, metadata.countryCode]
    let what =
      languages(.title, metadata.title) + one(.headline, metadata.headline)
      + languages(.captions, metadata.captions) + one(.captionWriter, metadata.captionWriter)
      + list(.personsShown, metadata.personsShown) + list(.keywords, metadata.keywords)
      + languages(.altText, metadata.altText) + languages(.extendedDescription, metadata.extendedDescription)
    let who =
      list(.creators, metadata.creators) + one(.jobTitle, metadata.jobTitle)
      + one(.creditLine, metadata.creditLine) + one(.source, metadata.source)
      + languages(.copyrightNotice, metadata.copyrightNotice) + languages(.usageTerms, metadata.usageTerms)
      + one(.webStatement, metadata.webStatement) + one(.instructions, metadata.instructions)
    let rest =
      one(.created, metadata.created.map { $0.iso ?? $0.text })
      + place.compactMap { $0 }.joined(separator: ", ").nonEmpty("Place")
      + one(.digitalSourceType, metadata.isMadeByMachine ? nil : metadata.digitalSourceType)
      + one(.dataMining, metadata.dataMining) + one(.jobID, metadata.jobID)
      + one(.supplierImageID, metadata.supplierImageID) + one(.guid, metadata.guid)
    return what + who + rest
  }

  /// What an editor should look at.
  private var warnings: [String] {
    let conflicts = reading.metadata.conflicts.map { conflict in
      let values = conflict.values.map { value in "\(value.source.rawValue.uppercased()) says “\(value.text)”" }
      return "\(Self.name(conflict.field)): \(values.joined(separator: ", "))"
    }
    let cut = reading.metadata.truncated.map { "\(Self.name($0)): it fills its IIM field, and its end may be missing" }
    return conflicts + cut + reading.metadata.problems
  }

  private var raw: [String] {
    let tags = reading.tags.flatMap { tag in
      tag.values.map { "  " + SafeText.terminal(tag.key) + "  " + SafeText.terminal($0) }
    }
    return tags + (reading.leftOut > 0 ? ["  … and \(Wording.count(reading.leftOut, "tag")) more"] : [])
  }
}

extension String {
  fileprivate func nonEmpty(_ label: String) -> [(label: String, text: String)] {
    isEmpty ? [] : [(label, self)]
  }
}
