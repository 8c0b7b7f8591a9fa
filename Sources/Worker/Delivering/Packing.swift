import Delivery
import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes the documents of deliveries, from the approved revisions, and reads each back before it is let go.
struct Packing: Sendable {
  let channel: Channel
  let database: Database

  private var format: StoryFormat { channel.settings.format }

  func pack(_ deliveries: [LeasedDelivery]) async throws -> [Packed] {
    // A feed is made of what is out, not of what is delivered.
    if channel.settings.kind == .feed { return deliveries.map { .ready(bare($0)) } }
    let told = deliveries.filter { $0.event != .kill }
    return try await database.with { lent in
      let withheld = try await lent.deliveries.withheld(deliveries)
      let editions = try await lent.publications.editions(told.map { ($0.story, $0.edition) })
      let stories = Dictionary(zip(told.map(\.id), editions)) { first, _ in first }
      let killed = try await lent.deliveries.cancellations(deliveries)
      let instants = stories.values.compactMap { try? $0.get() }.flatMap { [$0.firstPublishedAt, $0.publishedAt] }
      let times = try await lent.localTimes(Set(instants + killed.values.map(\.killedAt)))
      return deliveries.map { delivery in
        if withheld.contains(delivery.id) {
          return .ended(DeliveryResult(delivery, .failed(problem: "it may not be read now", retryAfter: nil)))
        }
        if delivery.event == .kill { return cancelled(delivery, killed[delivery.id], times) }
        guard let story = stories[delivery.id] else { return .ended(DeliveryResult(delivery, .released)) }
        return packed(delivery, story, times)
      }
    }
  }

  private func packed(
    _ delivery: LeasedDelivery,
    _ result: Result<PublishedStory, DeskError>,
    _ times: [Date: LocalTime]
  ) -> Packed {
    let story: PublishedStory
    switch result {
    case .success(let found): story = found
    // The digest is not that of what was approved.
    case .failure(.tampered(let message)): return .ended(DeliveryResult(delivery, .mismatch(problem: message)))
    case .failure(let error):
      return .ended(DeliveryResult(delivery, .failed(problem: "it can't be read: \(error)", retryAfter: nil)))
    }
    let addresses =
      channel.settings.kind == .folder
      ? PictureAddresses(ofFilesIn: FolderSender.pictures, story) : PictureAddresses()
    let document = story.rendered(
      as: format,
      times: times[story.firstPublishedAt].flatMap { first in
        times[story.publishedAt].map { PublicationTimes(first: first, edition: $0) }
      },
      addresses: addresses
    )
    let mismatches = ReadBack.mismatches(in: document, of: story, as: format)
    guard mismatches.isEmpty else {
      let problem =
        "the \(format.name) is not what was approved: " + mismatches.map { $0.description }.joined(separator: "; ")
      return .ended(DeliveryResult(delivery, .mismatch(problem: problem)))
    }
    return .ready(
      Consignment(
        delivery: delivery,
        slug: story.slug,
        document: Array(document.utf8),
        format: format,
        pictures: story.pictures
      )
    )
  }

  private func cancelled(
    _ delivery: LeasedDelivery,
    _ killed: Cancellation?,
    _ times: [Date: LocalTime]
  ) -> Packed {
    guard let killed else { return .ended(DeliveryResult(delivery, .released)) }
    let document = killed.rendered(as: format, killedAt: times[killed.killedAt])
    return .ready(
      Consignment(delivery: delivery, slug: killed.slug, document: Array(document.utf8), format: format, pictures: [])
    )
  }

  private func bare(_ delivery: LeasedDelivery) -> Consignment {
    Consignment(delivery: delivery, slug: "", document: [], format: format, pictures: [])
  }
}
