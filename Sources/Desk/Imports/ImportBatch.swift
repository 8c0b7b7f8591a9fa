internal import Newsroom

/// Stories that come in with one question to the database, and the files that they came from.
public struct ImportBatch: Sendable {
  /// A story, and where it stood.
  public struct Entry: Sendable {
    public var item: ImportService.Item
    /// What the file is called, for the record.
    public var name: String
    /// 1 for the first story of a file; of lines, the line.
    public var number: Int
    /// The file's place in ``ImportBatch/sources``, from 0.
    public var source: Int
  }

  /// The bytes of the files, each once.
  public private(set) var sources: [[UInt8]] = []
  public private(set) var entries: [Entry] = []
  /// What it weighs: the files, and the stories that were read from them.
  public private(set) var bytes = 0

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }

  /// Adds the stories of one file.
  public mutating func append(_ items: [(number: Int, item: ImportService.Item)], of file: [UInt8], named name: String)
  {
    guard !items.isEmpty else { return }
    sources.append(file)
    bytes += file.count
    for (number, item) in items {
      bytes += item.text.body.utf8.count
      entries.append(Entry(item: item, name: name, number: number, source: sources.count - 1))
    }
  }
}

/// What happens with what a desk has already.
public enum DuplicateRule: String, CaseIterable, Sendable {
  /// It stays as it is.
  case skip
  /// A newer version becomes the story's next revision, by the rules of an edit.
  case update
  /// It is refused.
  case fail
}

/// What became of one story of a batch.
public enum ImportResult: Sendable {
  case taken(Outcome, story: Int64, slug: String)
  case refused(DeskError)

  public enum Outcome: String, Sendable {
    case created = "done"
    /// A newer version became the story's next revision.
    case updated
    /// The desk has this content.
    case unchanged
    /// The desk has another version of it, and keeps that.
    case differs
    /// The desk has a newer version of it.
    case older
  }
}
