public import Newsroom

/// Writes and reads the captions of a story's pictures. A new caption is a new revision, and voids the picture sign-off.
public struct CaptionService: Sendable {
  private let drafts: DraftService

  public init(drafts: DraftService) {
    self.drafts = drafts
  }

  /// Adds a picture, with its caption, behind those that the story has.
  ///
  /// - Returns: the receipt, and the number that the picture keeps.
  public func add(_ picture: Picture, to story: Int64, expecting version: Int?) async throws -> (Receipt, number: Int) {
    let current = try await drafts.story(story)
    var changes = StoryChanges()
    changes.pictures = current.listedPictures + [StoryChanges.ListedPicture(number: nil, picture: picture)]
    let receipt = try await drafts.save(changes, to: story, expecting: version ?? current.version)
    let numbers = try await drafts.pictures(of: story, revision: receipt.revision).map(\.number)
    return (receipt, numbers.last ?? 0)
  }

  /// Changes a caption, its alt text, or both. What is nil stays.
  public func edit(
    _ number: Int,
    of story: Int64,
    caption: String? = nil,
    altText: String? = nil,
    expecting version: Int?
  ) async throws -> Receipt {
    let (current, index) = try await drafts.picture(number, of: story)
    var changes = StoryChanges()
    var pictures = current.listedPictures
    if let caption { pictures[index].picture.caption = caption }
    if let altText { pictures[index].picture.altText = altText }
    changes.pictures = pictures
    return try await drafts.save(changes, to: story, expecting: version ?? current.version)
  }

  /// The story's pictures with their captions, in order.
  public func list(of story: Int64) async throws -> [StoryPicture] {
    try await drafts.story(story).pictures
  }
}

extension Story {
  /// The pictures as an edit lists them, unchanged.
  var listedPictures: [StoryChanges.ListedPicture] {
    pictures.map { StoryChanges.ListedPicture(number: $0.number, picture: $0.picture) }
  }
}
