public import Newsroom
import Postgres

/// Brings pictures into stories, and finds where they are. A picture's record is made once and never changes; a story's list
/// of pictures is an edit of the story, and voids its picture sign-off.
public struct PhotoService: Sendable {
  let drafts: DraftService
  var connection: Connection { drafts.connection }

  public init(drafts: DraftService) {
    self.drafts = drafts
  }

  /// How a picture came into a story.
  public struct Added: Sendable {
    public var receipt: Receipt
    /// 2 for 214/2.
    public var number: Int
    public var picture: Picture
    /// False where this person had the same picture before.
    public var isNewRecord: Bool
    /// Whether the story held it already, and nothing was changed.
    public var isHeld: Bool
  }

  /// Keeps a picture and puts it into a story, both or neither.
  ///
  /// - Parameters:
  ///   - number: the picture of the story that gets this file; nil for a new one behind those that the story has.
  ///   - place: what the story is to say of it, from the story and what it says now of the picture with that number.
  /// - Throws: ``DeskError``: `notFound`, `refused`, `badData`, `changedMeanwhile`.
  public func add(
    _ picture: NewPicture,
    to story: Int64,
    as number: Int? = nil,
    expecting version: Int? = nil,
    place: (Story, Picture?) -> Picture
  ) async throws -> Added {
    let current = try await drafts.story(story)
    let placed = place(current, try existing(number, in: current))
    return try await put(placed, into: current, as: number, expecting: version) { transaction in
      let row = try transaction.query(Self.adding(picture)).one()
      return (try row.decode("picture"), try row.decode("is_new"))
    }
  }

  /// Puts a picture that is kept already into a story.
  ///
  /// - Throws: as ``add(_:to:as:expecting:place:)``; `badData` for a record that this person may not read.
  public func place(
    record: Int64,
    in story: Int64,
    as number: Int? = nil,
    expecting version: Int? = nil,
    place: (Story, Picture?) -> Picture
  ) async throws -> Added {
    let current = try await drafts.story(story)
    let placed = place(current, try existing(number, in: current))
    return try await put(placed, into: current, as: number, expecting: version) { _ in
      (record, false)
    }
  }

  private func existing(_ number: Int?, in story: Story) throws -> Picture? {
    guard let number else { return nil }
    guard let picture = story.picture(numbered: number) else {
      throw DeskError.notFound(.picture(story: story.id, number: number))
    }
    return picture
  }

  private func put(
    _ placed: Picture,
    into story: Story,
    as number: Int?,
    expecting version: Int?,
    record: @escaping @Sendable (Transaction) throws -> (id: Int64, isNew: Bool)
  ) async throws -> Added {
    try await translatingErrors {
      try await connection.transaction { transaction in
        let (id, isNew) = try record(transaction)
        var picture = placed
        picture.record = id
        picture.isAIMade =
          try transaction.query(
            "SELECT newsdesk.is_ai_made(p.digital_source_type) FROM newsdesk.picture AS p WHERE p.id = \(id)"
          ).first?.decode(at: 0) ?? false
        var changes = StoryChanges()
        let held = number == nil ? story.pictures.first { $0.picture.record == id } : nil
        changes.pictures = story.listedPictures(with: held == nil ? picture : nil, as: number)
        let receipt = try Receipt(
          transaction.query(
            """
            SELECT * FROM newsdesk.save_story(
              \(story.id), \(Int32(clamping: version ?? story.version)), \(PostgresJSON(changes))
            )
            """
          ).one()
        )
        let newest: Int = try transaction.query(
          """
          SELECT max(number)::integer FROM newsdesk.revision_picture
          WHERE story_id = \(story.id) AND revision = \(Int32(clamping: receipt.revision))
          """
        ).one().decode(at: 0)
        let added = Added(
          receipt: receipt,
          number: number ?? held?.number ?? newest,
          picture: held?.picture ?? picture,
          isNewRecord: isNew,
          isHeld: held != nil
        )
        return added
      }
    }
  }

  private static func adding(_ picture: NewPicture) -> SQL {
    """
    SELECT picture, is_new
    FROM newsdesk.add_picture(
      \(picture.file?.bytes)::bytea,
      jsonb_build_object(
        'reference', \(picture.reference)::text, 'name', \(picture.file?.name)::text,
        'media_type', \(picture.file?.mediaType)::text, 'width', \(picture.file.map { Int32(clamping: $0.width) })::integer,
        'height', \(picture.file.map { Int32(clamping: $0.height) })::integer,
        'metadata', \(picture.file.map { PostgresJSONText($0.metadata) })::jsonb,
        'raw', \(picture.file.map { PostgresJSONText($0.raw) })::jsonb
      )
    )
    """
  }
}

extension Story {
  /// The pictures as an edit lists them, with one more, or with one in the place of the one that has this number.
  fileprivate func listedPictures(with picture: Picture?, as number: Int?) -> [StoryChanges.ListedPicture] {
    guard let picture else { return listedPictures }
    guard let number else { return listedPictures + [StoryChanges.ListedPicture(number: nil, picture: picture)] }
    return listedPictures.map {
      $0.number == number ? StoryChanges.ListedPicture(number: number, picture: picture) : $0
    }
  }
}
