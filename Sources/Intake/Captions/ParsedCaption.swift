public import Newsroom

/// A caption as a page printed it, and what can be read from it without guessing.
public struct ParsedCaption: Hashable, Sendable {
  /// The wording, without the credit and with everything else: `FILE -` and `File photo of` stay.
  public var text: String
  public var credit: PhotoCredit?
  /// The day that the caption names in full. Nil where it names none, or several.
  public var date: CalendarDate?
  /// As printed beside the date: `Tunis, Tunisia`.
  public var place: String?
  /// Whether the wording or the credit says that the picture is from the archive.
  public var isFilePhoto: Bool

  public init(
    text: String,
    credit: PhotoCredit? = nil,
    date: CalendarDate? = nil,
    place: String? = nil,
    isFilePhoto: Bool = false
  ) {
    self.text = text
    self.credit = credit
    self.date = date
    self.place = place
    self.isFilePhoto = isFilePhoto
  }

  /// Reads one caption with its credit, wherever in the line the credit stands.
  public static func parse(_ line: String, agencies: AgencyTable = .standard) -> ParsedCaption {
    let line = line.composed.trimmed
    let found = CaptionCredit.find(in: line, agencies: agencies)
    return ParsedCaption(wording: found?.text ?? line, credit: found?.reading.credit)
  }

  /// Puts together what was found apart: a credit can stand on a line of its own.
  init(wording: Substring, credit: PhotoCredit?) {
    let date = CaptionDate.find(in: wording)
    let isMarked = FilePhoto.isMarked(wording)
    self.init(
      text: String(wording),
      credit: credit,
      date: date?.day,
      place: date.flatMap { CaptionPlace.find(beside: $0) },
      isFilePhoto: isMarked || credit?.flags.contains(.file) == true
    )
    if isMarked { markAsFile() }
  }

  /// Sets the flag where the line had its mark: before the credit, or behind it.
  mutating func markAsFile(byCredit: Bool = false) {
    isFilePhoto = true
    guard let flags = credit?.flags, !flags.contains(.file) else { return }
    credit?.flags.insert(.file, at: byCredit ? flags.count : 0)
  }

  public var picture: Picture {
    Picture(caption: text, credit: credit, takenOn: date, place: place)
  }
}

/// The words with which agencies mark a picture from the archive. They are data and stay in the wording.
enum FilePhoto {
  static func isMarked(_ caption: Substring) -> Bool {
    opensMarked(caption) || caption.firstRange(of: " file photo") != nil || caption.firstRange(of: "أرشيفية") != nil
  }

  /// `FILE PHOTO:`, `FILE -`, `File photo of`: only captions open so.
  static func opensMarked(_ line: Substring) -> Bool {
    for opening in ["file photo", "a file photo", "file picture", "a file picture", "file image"] {
      guard line.utf8.prefix(opening.utf8.count).elementsEqual(opening.utf8, by: { $0 | 0x20 == $1 || $0 == $1 }) else {
        continue
      }
      let rest = line.utf8.dropFirst(opening.utf8.count)
      if let next = rest.first, next == UInt8(ascii: ":") || next == UInt8(ascii: " ") { return true }
    }
    for opening in ["FILE - ", "FILE – ", "FILE — ", "FILE-", "FILE: ", "(FILES) ", "(FILE) ", "[FILE] "] {
      if line.dropping(prefix: opening) != nil { return true }
    }
    return false
  }
}
