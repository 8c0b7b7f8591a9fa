public import Newsroom

/// Says who made a story's pictures. A new credit is a new revision, and voids the picture sign-off.
public struct PhotoCreditService: Sendable {
  private let drafts: DraftService

  public init(drafts: DraftService) {
    self.drafts = drafts
  }

  /// Credits a picture. The raw line is kept beside what was read from it.
  public func credit(
    _ number: Int,
    of story: Int64,
    as credit: PhotoCredit,
    expecting version: Int?
  ) async throws -> Receipt {
    let (current, index) = try await drafts.picture(number, of: story)
    var changes = StoryChanges()
    var pictures = current.listedPictures
    pictures[index].picture.credit = credit
    changes.pictures = pictures
    return try await drafts.save(changes, to: story, expecting: version ?? current.version)
  }

  /// Credits a picture with what is made of a line once the picture is known: the day it was taken decides between agencies
  /// that had one name.
  public func credit(
    _ number: Int,
    of story: Int64,
    expecting version: Int?,
    reading: (CalendarDate?) -> PhotoCredit
  ) async throws -> (receipt: Receipt, credit: PhotoCredit) {
    let (current, index) = try await drafts.picture(number, of: story)
    let credit = reading(current.listedPictures[index].picture.takenOn)
    let receipt = try await self.credit(number, of: story, as: credit, expecting: version ?? current.version)
    return (receipt, credit)
  }

  /// Takes a picture out of the story. Its revisions stay, and its number is not used again.
  public func remove(_ number: Int, of story: Int64, expecting version: Int?) async throws -> Receipt {
    let (current, index) = try await drafts.picture(number, of: story)
    var changes = StoryChanges()
    var pictures = current.listedPictures
    pictures.remove(at: index)
    changes.pictures = pictures
    return try await drafts.save(changes, to: story, expecting: version ?? current.version)
  }
}
