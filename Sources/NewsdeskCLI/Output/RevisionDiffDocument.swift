import Newsroom
import Presentation

/// What differs between two revisions, as `draft diff` writes it. The marks say what the colours say.
struct RevisionDiffDocument {
  let old: StoryRevision
  let new: StoryRevision
  let comparison: RevisionComparison
  let times: Times

  init(old: StoryRevision, new: StoryRevision, times: Times) {
    self.old = old
    self.new = new
    self.times = times
    comparison = RevisionComparison(from: old, to: new)
  }

  func text(on screen: Terminal) -> String {
    let subject = SafeText.terminal("\(new.story) \(new.slug)")
    var lines = [
      screen.paint(subject, .bold) + SafeText.terminal(": \(named(old)) \(screen.symbols.arrow) \(named(new))")
    ]
    if comparison.isEmpty { lines.append("Nothing differs.") }
    for field in comparison.fields { lines += ["", heading(field.name, screen), marked(field.pieces, screen)] }
    if !comparison.body.isEmpty { lines += ["", heading("text", screen)] }
    if comparison.differsInBlankLines { lines += ["", heading("text", screen), "(only blank lines differ)"] }
    for passage in comparison.body {
      switch passage {
      case .unchanged(let count):
        lines.append(screen.paint("(\(Wording.count(count, "paragraph")) unchanged)", .dim))
      case .changed(_, let pieces):
        lines.append(marked(pieces, screen))
      }
    }
    for picture in comparison.pictures {
      lines += ["", heading("photo \(new.story)/\(picture.number), \(picture.kind.rawValue)", screen)]
      lines += picture.fields.map { "\($0.name): " + marked($0.pieces, screen) }
    }
    if comparison.isCoarse { lines += ["", "(So much of the text differs that some paragraphs are shown whole.)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ text: String, _ screen: Terminal) -> String {
    screen.paint(SafeText.terminal(text), .bold)
  }

  private func named(_ revision: StoryRevision) -> String {
    "revision \(revision.number) (\(revision.editedBy.name), \(times.local(revision.editedAt).absolute(now: times.now)))"
  }

  private func marked(_ pieces: [DiffPiece], _ screen: Terminal) -> String {
    pieces.map { piece in
      switch piece {
      case .same(let text): SafeText.terminalLines(text)
      case .removed(let text): Self.marked(text, "[-", "-]") { screen.paint($0, .red) }
      case .added(let text): Self.marked(text, "{+", "+}") { screen.paint($0, .green) }
      }
    }.joined()
  }

  /// Each line is painted by itself: a pager or a scrolled screen forgets what was begun on another line.
  private static func marked(_ text: String, _ open: String, _ close: String, _ paint: (String) -> String) -> String {
    (open + SafeText.terminalLines(text) + close).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : paint(String($0)) }.joined(separator: "\n")
  }

  var json: JSONValue {
    [
      "id": .integer(new.story), "slug": .string(new.slug), "from": json(old), "to": json(new),
      "fields": .array(comparison.fields.map(json)),
      "body": .array(comparison.body.map(json)),
      "blank_lines_differ": .bool(comparison.differsInBlankLines), "coarse": .bool(comparison.isCoarse),
      "photos": .array(
        comparison.pictures.map { picture in
          [
            "number": .integer(Int64(picture.number)), "change": .string(picture.kind.rawValue),
            "fields": .array(picture.fields.map(json)),
          ]
        }
      ),
    ]
  }

  private func json(_ revision: StoryRevision) -> JSONValue {
    [
      "revision": .integer(Int64(revision.number)), "by": .string(revision.editedBy.name),
      "at": .string(times.local(revision.editedAt).rfc3339),
    ]
  }

  private func json(_ field: RevisionComparison.Field) -> JSONValue {
    ["field": .string(field.name), "pieces": json(field.pieces)]
  }

  private func json(_ passage: RevisionComparison.Passage) -> JSONValue {
    switch passage {
    case .unchanged(let count): ["unchanged": .integer(Int64(count))]
    case .changed(let paragraph, let pieces):
      ["paragraph": .integer(Int64(paragraph)), "pieces": json(pieces)]
    }
  }

  private func json(_ pieces: [DiffPiece]) -> JSONValue {
    .array(
      pieces.map { piece in
        switch piece {
        case .same(let text): ["same": .string(text)]
        case .removed(let text): ["removed": .string(text)]
        case .added(let text): ["added": .string(text)]
        }
      }
    )
  }
}
