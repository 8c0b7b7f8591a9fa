public import Newsroom

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.UUID
#else
  public import struct Foundation.UUID
#endif

/// Writes and reads the captions of a story's pictures. A new caption is a new revision, and voids the picture sign-off.
public struct CaptionService: Sendable {
  private let drafts: DraftService

  public init(drafts: DraftService) {
    self.drafts = drafts
  }

  /// Adds a picture, with its caption, behind those that the story has.
  ///
  /// - Parameters:
  ///   - wording: caption and alt text, where they don't stand in the picture already.
  ///   - language: theirs; nil for the story's.
  /// - Returns: the receipt, and the number that the picture keeps.
  public func add(
    _ picture: Picture,
    saying wording: Picture.Wording = .init(),
    in language: String? = nil,
    to story: Int64,
    expecting version: Int?,
    requestID: UUID? = nil
  ) async throws -> (Receipt, number: Int) {
    let current = try await drafts.story(story)
    var picture = picture
    picture.say(wording, in: language, of: current)
    var changes = StoryChanges()
    changes.pictures = current.listedPictures + [StoryChanges.ListedPicture(number: nil, picture: picture)]
    let receipt = try await drafts.save(
      changes,
      to: story,
      expecting: version ?? current.version,
      requestID: requestID
    )
    let numbers = try await drafts.pictures(of: story, revision: receipt.revision).map(\.number)
    return (receipt, numbers.last ?? 0)
  }

  /// Changes a caption, its alt text, or both, in one language, and when and where the picture was taken. What is nil stays,
  /// and what is empty goes.
  ///
  /// - Parameter language: a BCP 47 tag; nil for the story's.
  public func edit(
    _ number: Int,
    of story: Int64,
    caption: String? = nil,
    altText: String? = nil,
    language: String? = nil,
    occasion: Occasion = .init(),
    expecting version: Int?,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    let (current, index) = try await drafts.picture(number, of: story)
    var changes = StoryChanges()
    var pictures = current.listedPictures
    pictures[index].picture.say(Picture.Wording(caption: caption, altText: altText), in: language, of: current)
    pictures[index].picture.say(occasion)
    changes.pictures = pictures
    return try await drafts.save(
      changes,
      to: story,
      expecting: version ?? current.version,
      requestID: requestID
    )
  }

  /// The story's pictures with their captions, in order.
  public func list(of story: Int64) async throws -> [StoryPicture] {
    try await drafts.story(story).pictures
  }
}

extension Picture {
  fileprivate mutating func say(_ wording: Wording, in language: String?, of story: Story) {
    if let language, language.lowercased() != story.text.language.lowercased() {
      if let caption = wording.caption { translations[language, default: .init()].caption = caption }
      if let altText = wording.altText { translations[language, default: .init()].altText = altText }
    } else {
      if let caption = wording.caption { self.caption = caption }
      if let altText = wording.altText { self.altText = altText }
    }
  }
}

extension Story {
  /// The pictures as an edit lists them, unchanged.
  var listedPictures: [StoryChanges.ListedPicture] {
    pictures.map { StoryChanges.ListedPicture(number: $0.number, picture: $0.picture) }
  }
}
