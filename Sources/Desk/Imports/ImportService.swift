public import Newsroom
public import Postgres

/// Brings stories in from files. The bytes are kept as they came, and the same content is not imported twice.
public struct ImportService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// A story that was read from a file.
  public struct Item: Sendable {
    public var slug: String
    public var text: StoryText
    public var pictures: [Picture]
    public var removed: [RemovedLine]
    /// What its source told the desk beside an embargo: `correction`, `update 2`. Shown, and not stored.
    public var advisory: String?
    /// What holds it from its first moment.
    public var embargo: Embargo?

    /// An embargo as a line told it. The database works out the wall clock, and holds what has no time until an editor decides.
    public struct Embargo: Sendable, Codable, Hashable {
      public var line: String
      /// RFC 3339, in UTC; nil where it is uncertain.
      public var until: String?
      /// In the tz database.
      public var time_zone: String?
      public var doubt: String?

      public init(line: String, until: String?, timeZone: String?, doubt: String?) {
        self.line = line
        self.until = until
        time_zone = timeZone
        self.doubt = doubt
      }
    }

    /// What its source calls it, the same for all versions.
    public var externalID: String?
    /// Which version of it this is: a number or an instant in UTC can be put in order.
    public var externalVersion: String?

    public init(
      slug: String,
      text: StoryText,
      pictures: [Picture],
      removed: [RemovedLine],
      externalID: String? = nil,
      externalVersion: String? = nil,
      embargo: Embargo? = nil
    ) {
      self.slug = slug
      self.text = text
      self.pictures = pictures
      self.removed = removed
      self.externalID = externalID
      self.externalVersion = externalVersion
      self.embargo = embargo
    }

    /// What the database is given of it, to store it or to check it.
    var content: StoryChanges {
      var content = StoryChanges(text)
      content.slug = slug
      content.pictures = pictures.map { StoryChanges.ListedPicture(number: nil, picture: $0) }
      return content
    }
  }

  /// A line of the file that is not in the story as it stood.
  public struct RemovedLine: Sendable, Codable, Hashable {
    /// From 1.
    public var line: Int
    public var text: String
    public var why: String

    public init(line: Int, text: String, why: String) {
      self.line = line
      self.text = text
      self.why = why
    }
  }

  /// Stores the stories of one file, all of them or none.
  ///
  /// - Parameters:
  ///   - name: what the file is called, for the record.
  ///   - isDryRun: asks and checks everything, and leaves nothing behind.
  /// - Returns: a receipt for each item, in order; its outcome is `unchanged` where the desk had the content already.
  public func importFile(
    _ bytes: [UInt8],
    named name: String,
    items: [Item],
    desk: String,
    isDryRun: Bool = false
  ) async throws -> [Receipt] {
    struct DryRun: Error {
      var receipts: [Receipt]
    }
    do {
      return try await translatingErrors {
        try await connection.transaction { transaction in
          let digest: [UInt8] = try transaction.query("SELECT newsdesk.keep_source(\(bytes))").one().decode(at: 0)
          var receipts: [Receipt] = []
          for (index, item) in items.enumerated() {
            let row = try transaction.query(
              """
              SELECT * FROM newsdesk.import_story(
                \(desk), \(PostgresJSON(item.content)), \(digest), \(Int32(index + 1)), \(name), \(PostgresJSON(item.removed)),
                \(item.embargo.map { PostgresJSON($0) })
              )
              """
            ).one()
            receipts.append(try Receipt(row))
          }
          if isDryRun { throw DryRun(receipts: receipts) }
          return receipts
        }
      }
    } catch let dryRun as DryRun {
      return dryRun.receipts
    }
  }
}
