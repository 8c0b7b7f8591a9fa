/// A line, or a part of one, that is not in the story's text, and why.
public struct RemovedLine: Hashable, Sendable {
  /// Counted from 1 in the input.
  public let line: Int
  public let text: String
  public let why: Reason

  public init(line: Int, text: String, why: Reason) {
    self.line = line
    self.text = text
    self.why = why
  }

  public enum Reason: Hashable, Sendable {
    case repeatOfHeadline(line: Int)
    case repeatOfCaption(line: Int)
    case repeatOfCredit(line: Int)
    /// Page furniture; `what` says which: "picture counter".
    case residue(what: String)
    /// A control of the page, known by the repeat that it stands next to.
    case widget(what: String)
    /// Stood above the headline: a section's name, a path through the site.
    case aboveHeadline
    case invisibleCharacters(count: Int)
    case creditWithoutPicture
    case movedToByline
    /// The credit of the caption at that place, counted from 0.
    case movedToCredit(caption: Int)
    /// The mark at the end of a picture's instructions that says it is from the archive.
    case movedToFlag
    case movedToContributorLine
    case movedToEditorNote
    case movedToCopyrightNotice
    /// Said something of the story to the desk: an embargo, an update, a slug.
    case movedToAdvisory
    /// A field of the document that a story has no place for.
    case noFieldFor(name: String)
    /// A mark of the document's format, such as a rule.
    case markup(what: String)

    public var kind: LineAccount.Kind {
      switch self {
      case .repeatOfHeadline, .repeatOfCaption, .repeatOfCredit: .collapsed
      case .residue, .widget, .aboveHeadline, .invisibleCharacters, .creditWithoutPicture, .noFieldFor, .markup:
        .dropped
      case .movedToByline, .movedToCredit, .movedToFlag, .movedToContributorLine, .movedToEditorNote,
        .movedToCopyrightNotice, .movedToAdvisory:
        .moved
      }
    }

    public var code: String {
      switch self {
      case .repeatOfHeadline: "repeat-of-headline"
      case .repeatOfCaption: "repeat-of-caption"
      case .repeatOfCredit: "repeat-of-credit"
      case .residue: "residue"
      case .widget: "widget"
      case .aboveHeadline: "above-headline"
      case .invisibleCharacters: "invisible-characters"
      case .creditWithoutPicture: "credit-without-picture"
      case .movedToByline: "moved-to-byline"
      case .movedToCredit: "moved-to-credit"
      case .movedToFlag: "moved-to-flag"
      case .movedToContributorLine: "moved-to-contributor-line"
      case .movedToEditorNote: "moved-to-editor-note"
      case .movedToCopyrightNotice: "moved-to-copyright-notice"
      case .movedToAdvisory: "moved-to-advisory"
      case .noFieldFor: "no-field"
      case .markup: "markup"
      }
    }
  }
}

extension RemovedLine.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .repeatOfHeadline(let line): "repeat of the headline (line \(line))"
    case .repeatOfCaption(let line): "repeat of the caption (line \(line))"
    case .repeatOfCredit(let line): "repeat of the credit (line \(line))"
    case .residue(let what): what
    case .widget(let what): what
    case .aboveHeadline: "above the headline"
    case .invisibleCharacters(let count): "\(count) invisible character\(count == 1 ? "" : "s") taken out"
    case .creditWithoutPicture: "credit with no picture beside it"
    case .movedToByline: "moved to the byline"
    case .movedToCredit: "moved to the credit"
    case .movedToFlag: "moved to the file flag"
    case .movedToContributorLine: "moved to the contributor line"
    case .movedToEditorNote: "moved to the editor note"
    case .movedToCopyrightNotice: "moved to the copyright notice"
    case .movedToAdvisory: "moved to the advisory"
    case .noFieldFor(let name): "a story has no field for \"\(name)\""
    case .markup(let what): what
    }
  }
}
