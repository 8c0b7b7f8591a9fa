/// What differs between two revisions of a story.
public struct RevisionComparison: Hashable, Sendable {
  /// One line or part, by the name that editors know: `headline`, `caption`.
  public struct Field: Hashable, Sendable {
    public var name: String
    public var pieces: [DiffPiece]
  }

  public enum Passage: Hashable, Sendable {
    /// So many paragraphs that are the same.
    case unchanged(count: Int)
    /// Paragraphs that differ. `paragraph` is where they begin in the new text, from 1; a blank line stands between them.
    case changed(paragraph: Int, pieces: [DiffPiece])
  }

  public struct PictureChange: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      case added, removed, changed, moved
    }

    /// The number that it keeps: 2 for 214/2.
    public var number: Int
    public var kind: Kind
    public var fields: [Field]
  }

  /// Parts of the text that differ, beside the body.
  public var fields: [Field]
  /// The body from beginning to end; empty where it is the same.
  public var body: [Passage]
  /// The paragraphs are the same, and only blank lines between them differ.
  public var differsInBlankLines: Bool
  /// More of the body changed than is compared by words, so that some paragraphs are shown removed and added whole.
  public var isCoarse: Bool
  public var pictures: [PictureChange]

  public var isEmpty: Bool { fields.isEmpty && body.isEmpty && pictures.isEmpty && !differsInBlankLines }

  public init(from old: StoryRevision, to new: StoryRevision) {
    fields = Self.fields([("slug", old.slug, new.slug)])
    fields += Self.fields(StoryField.allCases.map { ($0.words, old.text[$0], new.text[$0]) })
    (body, isCoarse) = Self.passages(from: old.text.paragraphs, to: new.text.paragraphs)
    differsInBlankLines = body.isEmpty && old.text.body != new.text.body
    pictures = Self.pictures(from: old.pictures, to: new.pictures)
  }

  private static func fields(_ pairs: [(name: String, old: String?, new: String?)]) -> [Field] {
    pairs.filter { $0.old != $0.new }.map {
      Field(name: $0.name, pieces: WordDiff.pieces(from: $0.old ?? "", to: $0.new ?? ""))
    }
  }

  private static func passages(from old: [String], to new: [String]) -> ([Passage], isCoarse: Bool) {
    let hunks = SequenceDiff.hunks(from: old, to: new)
    guard !hunks.isEmpty else { return ([], false) }
    // All words that are compared together are bounded, and with them the time that it takes.
    var left = WordDiff.limit
    var isCoarse = false
    var passages: [Passage] = []
    var place = 0
    for hunk in hunks {
      if place < hunk.old.lowerBound { passages.append(.unchanged(count: hunk.old.lowerBound - place)) }
      let was = old[hunk.old].joined(separator: "\n\n")
      let now = new[hunk.new].joined(separator: "\n\n")
      let pieces: [DiffPiece]
      if was.isEmpty || now.isEmpty || was.utf8.count + now.utf8.count <= left {
        if !was.isEmpty, !now.isEmpty { left -= was.utf8.count + now.utf8.count }
        pieces = WordDiff.pieces(from: was, to: now)
      } else {
        pieces = [.removed(was), .added(now)]
        isCoarse = true
      }
      passages.append(.changed(paragraph: hunk.new.lowerBound + 1, pieces: pieces))
      place = hunk.old.upperBound
    }
    if place < old.count { passages.append(.unchanged(count: old.count - place)) }
    return (passages, isCoarse)
  }

  /// By number: a picture that only stands elsewhere has moved.
  private static func pictures(from old: [StoryPicture], to new: [StoryPicture]) -> [PictureChange] {
    let before = Dictionary(old.map { ($0.number, $0.picture) }) { first, _ in first }
    let after = Dictionary(new.map { ($0.number, $0.picture) }) { first, _ in first }
    let orderBefore = old.map(\.number).filter { after[$0] != nil }
    let orderAfter = new.map(\.number).filter { before[$0] != nil }
    let moved = Set(SequenceDiff.hunks(from: orderBefore, to: orderAfter).flatMap { orderAfter[$0.new] })
    let kept = new.compactMap { entry -> PictureChange? in
      guard let was = before[entry.number] else {
        return PictureChange(number: entry.number, kind: .added, fields: fields(of: nil, and: entry.picture))
      }
      let fields = fields(of: was, and: entry.picture)
      if !fields.isEmpty { return PictureChange(number: entry.number, kind: .changed, fields: fields) }
      return moved.contains(entry.number) ? PictureChange(number: entry.number, kind: .moved, fields: []) : nil
    }
    let gone = old.filter { after[$0.number] == nil }.map {
      PictureChange(number: $0.number, kind: .removed, fields: fields(of: $0.picture, and: nil))
    }
    return (kept + gone).sorted { $0.number < $1.number }
  }

  private static func fields(of old: Picture?, and new: Picture?) -> [Field] {
    let languages = Set(old?.translations.keys.map(\.self) ?? []).union(new?.translations.keys.map(\.self) ?? [])
      .sorted()
    let translations = languages.flatMap { language in
      let (old, new) = (old?.translations[language], new?.translations[language])
      return [
        ("caption (\(language))", old?.caption, new?.caption), ("alt text (\(language))", old?.altText, new?.altText),
      ]
    }
    return fields(
      [
        ("caption", old?.caption, new?.caption),
        ("alt text", old?.altText, new?.altText),
        ("credit", old?.credit?.raw, new?.credit?.raw),
        ("read as", old?.credit?.reading, new?.credit?.reading),
        ("file", old?.reference, new?.reference),
        ("picture", old?.record.map { "picture \($0)" }, new?.record.map { "picture \($0)" }),
        ("taken on", old?.takenOn?.description, new?.takenOn?.description),
        ("place", old?.place, new?.place),
      ] + translations
    )
  }
}

extension PhotoCredit {
  /// What was read from the line, in one: it can be read anew without another letter in the line itself.
  fileprivate var reading: String {
    [
      ("by", creators), ("for", agencies), ("via", via), ("flags", flags.map(\.rawValue)),
      ("licence", licence.map { [$0] } ?? []), ("ambiguous", isAmbiguous ? ["yes"] : []),
    ]
    .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
  }
}
