/// Two people's edits of the same text, put together paragraph by paragraph and field by field.
///
/// What only one of them changed is taken from them; what both changed to the same is taken once. The rest are conflicts, and
/// a person has to say what the story shall hold.
public struct StoryMerge: Hashable, Sendable {
  public enum Origin: Hashable, Sendable {
    case unchanged, mine, theirs
    /// Both changed it to the same.
    case both
  }

  /// A stretch of the text, in paragraphs.
  public enum Part: Hashable, Sendable {
    case settled([String], Origin)
    case conflict(mine: [String], theirs: [String])
  }

  public struct FieldPart: Hashable, Sendable {
    public var field: StoryField
    public var part: Part
  }

  public var fields: [FieldPart]
  public var body: [Part]
  /// The body as it stands, where only one side touched it: then not a blank line is lost.
  private var wholeBody: String?

  /// - Parameter base: what both began with.
  public init(base: StoryText, mine: StoryText, theirs: StoryText) {
    fields = StoryField.allCases.map { field in
      FieldPart(field: field, part: Self.part(base: base[field], mine: mine[field], theirs: theirs[field]))
    }
    body = ThreeWayMerge.chunks(base: base.paragraphs, mine: mine.paragraphs, theirs: theirs.paragraphs).map(Self.part)
    if mine.body == base.body {
      wholeBody = theirs.body
    } else if theirs.body == base.body || mine.body == theirs.body {
      wholeBody = mine.body
    }
  }

  public var isClean: Bool {
    !fields.contains { $0.part.isConflict } && !body.contains { $0.isConflict }
  }

  /// What both come to; nil where there are conflicts.
  public var text: StoryText? {
    guard isClean else { return nil }
    var text = StoryText()
    for field in fields { text[field.field] = field.part.settled.first }
    text.body = wholeBody ?? body.flatMap(\.settled).joined(separator: "\n\n")
    return text
  }

  /// What was taken from one side alone: `headline`, `paragraph 3`. Paragraphs are counted in the merged text.
  public func places(from origin: Origin) -> [String] {
    var places = fields.filter { $0.part.origin == origin }.map(\.field.words)
    var paragraph = 1
    for part in body {
      if part.origin == origin {
        let last = paragraph + part.settled.count - 1
        switch part.settled.count {
        case 0: places.append("a cut before paragraph \(paragraph)")
        case 1: places.append("paragraph \(paragraph)")
        default: places.append("paragraphs \(paragraph) to \(last)")
        }
      }
      paragraph += part.settled.count
    }
    return places
  }

  private static func part(base: String?, mine: String?, theirs: String?) -> Part {
    func texts(_ text: String?) -> [String] { text.map { [$0] } ?? [] }
    if mine == theirs { return .settled(texts(mine), mine == base ? .unchanged : .both) }
    if mine == base { return .settled(texts(theirs), .theirs) }
    return theirs == base
      ? .settled(texts(mine), .mine) : .conflict(mine: texts(mine), theirs: texts(theirs))
  }

  private static func part(_ chunk: ThreeWayMerge.Chunk<String>) -> Part {
    switch chunk {
    case .unchanged(let texts): .settled(texts, .unchanged)
    case .mine(let texts): .settled(texts, .mine)
    case .theirs(let texts): .settled(texts, .theirs)
    case .both(let texts): .settled(texts, .both)
    case .conflict(let mine, let theirs): .conflict(mine: mine, theirs: theirs)
    }
  }
}

extension StoryMerge.Part {
  public var isConflict: Bool {
    if case .conflict = self { true } else { false }
  }

  fileprivate var settled: [String] {
    if case .settled(let texts, _) = self { texts } else { [] }
  }

  fileprivate var origin: StoryMerge.Origin? {
    if case .settled(_, let origin) = self { origin } else { nil }
  }
}
