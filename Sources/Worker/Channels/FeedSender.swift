import Delivery
import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Two files, `feed.atom` and `feed.json`, with the newest of what is out. Each message is a reason to write them anew from what is out
/// then: so a killed story is gone from them, and nothing has to be taken back. One worker at a time does it, so that an older state
/// never comes after a newer.
struct FeedSender: ChannelSender {
  /// As many stories as feeds mostly show.
  private static let longest = 50

  let served: DeliveryService.ServedChannel
  let database: Database

  private var folder: String { served.channel.settings.target }

  func send(_ consignments: [Consignment], _ lease: Lease) async -> [DeliveryResult] {
    let outcome: DeliveryResult.Outcome
    do {
      outcome = try await publish(lease)
    } catch {
      outcome = .failed(problem: "the feed can't be written: \(error)", retryAfter: nil)
    }
    return consignments.map { DeliveryResult($0.delivery, outcome) }
  }

  func test() async -> String? {
    await FolderSender(channel: served.channel, database: database).test()
  }

  private func publish(_ lease: Lease) async throws -> DeliveryResult.Outcome {
    let read = try await database.with { lent in
      let wanted = try await lent.deliveries.live(served, atMost: Self.longest)
      let editions = try await lent.publications.editions(wanted)
      let changed = try await lent.deliveries.feedChangedAt(served.channel.id)
      let instants = editions.compactMap { try? $0.get() }.flatMap { [$0.firstPublishedAt, $0.publishedAt] }
      let times = try await lent.localTimes(Set(instants + [changed]))
      return (editions, times[changed] ?? LocalTime(secondsSince1970: Int64(changed.timeIntervalSince1970)), times)
    }
    var entries: [Feed.Entry] = []
    var newsroom: String?
    for edition in read.0 {
      switch edition {
      case .success(let story):
        let first = read.2[story.firstPublishedAt]
        let last = read.2[story.publishedAt]
        let times = first.flatMap { first in last.map { PublicationTimes(first: first, edition: $0) } }
        entries.append(Feed.Entry(story, times: times))
        newsroom = newsroom ?? story.newsroom
      case .failure(.tampered(let message)): return .mismatch(problem: message)
      // Killed since it was asked for: the message of that brings the next feed.
      case .failure: continue
      }
    }
    let feed = Feed(
      id: "urn:newsdesk:feed:\(served.channel.name)",
      title: newsroom ?? served.channel.name,
      updated: read.1,
      entries: entries
    )
    return await write(feed, lease)
  }

  private func write(_ feed: Feed, _ lease: Lease) async -> DeliveryResult.Outcome {
    var documents: [(path: String, bytes: [UInt8])] = []
    for format in FeedFormat.allCases {
      let document = feed.rendered(as: format)
      let mismatches = ReadBack.mismatches(in: document, of: feed, as: format)
      guard mismatches.isEmpty else {
        return .mismatch(
          problem: "the \(format.name) feed is not what was approved: "
            + mismatches.sorted { $0.key < $1.key }
            .map { "story \($0.key): " + $0.value.map { $0.description }.joined(separator: ", ") }.joined(
              separator: "; "
            )
        )
      }
      documents.append(("\(folder)/feed.\(format.fileExtension)", Array(document.utf8)))
    }
    let files = documents
    let folder = folder
    return await Blocking.run {
      do throws(FileTrouble) {
        try FolderSender.require(folder: folder)
        // Readers that look whether a file has changed need not read it again.
        for file in files where !DurableFile.isSame(file.bytes, at: file.path) {
          try DurableFile.write(file.bytes, to: file.path) { !lease.isOver }
        }
        try DurableFile.flush(folder: folder)
        return .delivered(digest: nil)
      } catch {
        return .failed(problem: error.description, retryAfter: nil)
      }
    }
  }
}
