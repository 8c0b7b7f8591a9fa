/// Why a text can't be taken in. Nothing of it was used.
///
/// `code` is stable and for programs; `description` is for people and fits after a file's name:
/// `wire/c.txt: line 1 is blank, so there is no headline`.
public enum IntakeError: Error, Hashable, Sendable {
  /// No text at all, or nothing but white space.
  case empty
  case tooLarge(bytes: Int, limit: Int)
  /// Not text: `what` names the format that the first bytes show.
  case binary(what: String)
  /// `byte` counts from 0.
  case invalidUTF8(byte: Int, line: Int)
  case nul(line: Int)
  /// A control character that no text has a use for.
  case controlCharacter(Unicode.Scalar, line: Int, column: Int)
  /// One letter with more marks than any language writes. Sorting them would take the program very long.
  case stackedMarks(line: Int)
  /// A feed cut the text short and left a count of what is missing.
  case truncated(line: Int, marker: String)
  case noHeadline(line: Int, reason: MissingHeadline)
  /// The line tells the desk not to use a story. What stands around it is not to be brought in as one.
  case kill(line: Int, text: String)
  /// Not what its format demands: `problem` says what of it, for a person.
  case malformed(line: Int, problem: String)
  /// Of a format that is known and not read; `mend` says what helps.
  case unsupported(what: String, mend: String)
  /// Well-formed, and no story.
  case notAStory(what: String)
  /// Its source says that nobody may use it: `status` is its word, `id` what it calls the story.
  case withdrawn(status: String, id: String?)
  /// It was confidential in the newsroom that wrote it.
  case confidential(line: Int)

  public enum MissingHeadline: Hashable, Sendable {
    case blankLine
    case caption
    case paragraph(bytes: Int)
    case onlyResidue
    /// Neither the front matter nor a heading gives one.
    case noTitle
  }

  public var code: String {
    switch self {
    case .empty: "empty"
    case .tooLarge: "too-large"
    case .binary: "binary"
    case .invalidUTF8: "invalid-utf8"
    case .nul: "nul"
    case .controlCharacter: "control-character"
    case .stackedMarks: "stacked-marks"
    case .truncated: "truncated"
    case .noHeadline: "no-headline"
    case .kill: "kill-advisory"
    case .malformed: "malformed"
    case .unsupported: "unsupported"
    case .notAStory: "not-a-story"
    case .withdrawn: "withdrawn"
    case .confidential: "confidential"
    }
  }
}

extension IntakeError {
  /// How whoever hands the text over can mend it. Nil where the description says it.
  public var remedy: String? {
    switch self {
    case .empty: "Paste the story again: its headline comes first, then captions and text."
    case .tooLarge: "Split the page: one story a file is best."
    case .binary: "Save it as plain text in UTF-8, or copy the story's text out of it."
    case .noHeadline(_, .blankLine): "Begin with the headline, on the first line."
    case .noHeadline(_, .onlyResidue): "Copy the story itself: headline, captions, text."
    case .noHeadline(_, .noTitle), .malformed, .unsupported, .notAStory: nil
    case .noHeadline: "Put the headline above it, on the first line."
    case .kill: "Find the story that it means (newsdesk draft search), and kill or spike that."
    case .withdrawn: "Ask its source whether there is another version."
    case .confidential: "Write it as a draft, and name who reads it: newsdesk draft restrict."
    case .invalidUTF8, .nul, .controlCharacter, .stackedMarks, .truncated: nil
    }
  }
}

extension IntakeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: "there is no text in it"
    case .tooLarge(let bytes, let limit): "\(bytes) bytes, more than the \(limit) that a story may have"
    case .binary(let what): "this is \(what), not text"
    case .invalidUTF8(let byte, let line): "byte \(byte) (line \(line)) is not UTF-8: save the text as UTF-8"
    case .nul(let line): "line \(line) has a NUL character: this is not text, or it is UTF-16"
    case .controlCharacter(let scalar, let line, let column):
      "line \(line), column \(column) has the control character \(Self.name(of: scalar)): remove it"
    case .stackedMarks(let line):
      "line \(line) has a letter with more than \(String.markLimit) accents: remove them"
    case .truncated(let line, let marker): "line \(line) ends in \(marker): the text is cut short, get all of it"
    case .kill(let line, let text):
      "line \(line) is a kill, and no story: \"\(text.prefix(120))\""
    case .noHeadline(let line, .blankLine): "line \(line) is blank, so there is no headline"
    case .noHeadline(let line, .caption): "line \(line) is a caption, so there is no headline"
    case .noHeadline(let line, .paragraph(let bytes)):
      "line \(line) has \(bytes) bytes: that is a paragraph, so there is no headline"
    case .noHeadline(_, .onlyResidue): "there is nothing but page furniture, so there is no headline"
    case .noHeadline(_, .noTitle):
      "there is no headline: begin the text with \"# \" and the headline, or put \"headline:\" into the front matter"
    case .malformed(let line, let problem): "line \(line): \(problem)"
    case .unsupported(let what, let mend): "this is \(what), which is not read here: \(mend)"
    case .notAStory(let what): "this is \(what), not a story"
    case .withdrawn(let status, let id):
      "its source says \"\(status)\"\(id.map { " of \($0)" } ?? ""): it must not be used"
    case .confidential(let line):
      "line \(line) says that the story is confidential, and a desk's stories are read by all of it"
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
