/// A part of a story's text beside its body.
public enum StoryField: String, CaseIterable, Hashable, Sendable {
  case headline
  case byline
  case dateline
  case language
  case genre
  case editorNote = "editor_note"
  case copyright
  case contributors

  /// `editor note`.
  public var words: String {
    String(rawValue.map { $0 == "_" ? " " : $0 })
  }
}

extension StoryText {
  /// A field's text; nil where it has none.
  public subscript(field: StoryField) -> String? {
    get {
      switch field {
      case .headline: headline.isEmpty ? nil : headline
      case .byline: byline
      case .dateline: dateline
      case .language: language
      case .genre: genre
      case .editorNote: editorNote
      case .copyright: copyrightNotice
      case .contributors: contributorLine
      }
    }
    set {
      switch field {
      case .headline: headline = newValue ?? ""
      case .byline: byline = newValue
      case .dateline: dateline = newValue
      case .language: language = newValue ?? ""
      case .genre: genre = newValue
      case .editorNote: editorNote = newValue
      case .copyright: copyrightNotice = newValue
      case .contributors: contributorLine = newValue
      }
    }
  }
}
