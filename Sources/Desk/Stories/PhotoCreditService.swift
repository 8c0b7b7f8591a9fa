public import Newsroom

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.UUID
#else
  public import struct Foundation.UUID
#endif

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
    expecting version: Int?,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    let (current, index) = try await drafts.picture(number, of: story)
    var changes = StoryChanges()
    var pictures = current.listedPictures
    pictures[index].picture.credit = credit
    changes.pictures = pictures
    return try await drafts.save(
      changes,
      to: story,
      expecting: version ?? current.version,
      requestID: requestID
    )
  }

  /// Credits a picture with what is made of a line once the picture is known: the day it was taken decides between agencies
  /// that had one name.
  public func credit(
    _ number: Int,
    of story: Int64,
    expecting version: Int?,
    requestID: UUID? = nil,
    reading: (CalendarDate?) -> PhotoCredit
  ) async throws -> (receipt: Receipt, credit: PhotoCredit) {
    let (current, index) = try await drafts.picture(number, of: story)
    let credit = reading(current.listedPictures[index].picture.takenOn)
    let receipt = try await self.credit(
      number,
      of: story,
      as: credit,
      expecting: version ?? current.version,
      requestID: requestID
    )
    return (receipt, credit)
  }

  /// Takes a picture out of the story. Its revisions stay, and its number is not used again.
  public func remove(
    _ number: Int,
    of story: Int64,
    expecting version: Int?,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    let current = try await drafts.story(story)
    var changes = StoryChanges()
    var pictures = current.listedPictures
    guard let index = pictures.firstIndex(where: { $0.number == number }) else {
      if let requestID, let earlier = try await repetition(requestID, of: current) { return earlier }
      throw DeskError.notFound(.picture(story: story, number: number))
    }
    pictures.remove(at: index)
    changes.pictures = pictures
    return try await drafts.save(
      changes,
      to: story,
      expecting: version ?? current.version,
      requestID: requestID
    )
  }

  /// A request that was carried out before finds its picture gone, and is answered as it was.
  private func repetition(_ requestID: UUID, of story: Story) async throws -> Receipt? {
    let receipt = try await drafts.save(StoryChanges(), to: story.id, expecting: story.version, requestID: requestID)
    return receipt.outcome == .replayed ? receipt : nil
  }
}
