import Newsroom

/// How two versions of the same lines stand in a file until a person has settled which it shall be.
///
/// The marks are words that nobody types by chance, so that a story may hold rows of equals signs.
enum ConflictMarks {
  private static let opening = "<<<<<<< YOURS"
  private static let divider = "======= THEIRS"
  private static let closing = ">>>>>>> END"

  /// The lines between the marks are empty where one side has taken them out.
  static func written(mine: String, theirs: String, by: String) -> String {
    let yours = mine.isEmpty ? "\(opening) (you took it out)" : "\(opening)\n\(mine)"
    let others = theirs.isEmpty ? "\(divider): \(by) (taken out)" : "\(divider): \(by)\n\(theirs)"
    return "\(yours)\n\(others)\n\(closing)"
  }

  /// The numbers of the lines that hold a mark, from 1.
  static func lines(in written: String) -> [Int] {
    guard written.utf8.contains(UInt8(ascii: "<")) || written.utf8.contains(UInt8(ascii: "=")) || written.contains(">")
    else { return [] }
    return StoryTemplate.lines(of: written).enumerated().compactMap { index, line in
      [opening, divider, closing].contains { line.hasPrefix($0) } ? index + 1 : nil
    }
  }

  /// Refuses a text that still holds marks, and names their lines.
  static func requireSettled(_ written: String, named name: String, _ help: [String] = []) throws {
    let lines = lines(in: written)
    guard !lines.isEmpty else { return }
    let some = lines.prefix(12).map { String($0) } + (lines.count > 12 ? ["..."] : [])
    throw ErrorReport(
      "\(name) was not saved: two versions of the same lines still stand in it, at the marks in \(lines.count == 1 ? "line" : "lines")"
        + " \(some.joined(separator: ", ")).",
      ["Keep what is right, and delete the lines that begin with <<<<<<< YOURS, ======= THEIRS and >>>>>>> END."]
        + help,
      status: .badData,
      code: "unsettled"
    )
  }
}

extension StoryMerge {
  /// The merge as a file in which a person settles what is left.
  ///
  /// - Parameter others: whose changes `theirs` are.
  func written(by others: String, version: Int, note: RecoveryNote) -> String {
    let theirs = "\(others), version \(version)"
    func text(_ part: Part, _ join: ([String]) -> String) -> String {
      switch part {
      case .settled(let texts, _): join(texts)
      case .conflict(let mine, let their):
        ConflictMarks.written(mine: join(mine), theirs: join(their), by: theirs)
      }
    }
    let notes = [
      "You and \(others) changed the same lines. Both versions of them stand between <<<<<<< YOURS and >>>>>>> END.",
      "Keep what is right, and delete the lines with these marks. Then save and close.",
    ]
    let fields = fields.map { field in
      let label = StoryTemplate.label(field.field)
      return text(field.part) { texts in
        // A field that one side emptied is a line too, so that it can be chosen.
        "\(label): " + (texts.first.map(StoryTemplate.oneLine) ?? "")
      }
    }
    let body = body.map { part in
      text(part) { $0.joined(separator: "\n\n") }
    }
    .filter { !$0.isEmpty }.joined(separator: "\n\n")
    return StoryTemplate.document(note: note, remarks: notes, fields: fields, body: body)
  }
}
