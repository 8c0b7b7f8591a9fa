import Newsroom

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Posts each edition to an address, signed as Standard Webhooks lays down (https://www.standardwebhooks.com), with a key by which
/// the receiver tells a repetition.
struct WebhookSender: ChannelSender {
  /// So many messages are under way at a time.
  private static let lanes = 4
  /// Seconds in which a receiver has to have answered.
  private static let patience = 30.0

  let channel: Channel
  let secret: [UInt8]
  private let clients: [HTTPClient]

  init(channel: Channel, secret: [UInt8], certificates: String?) {
    self.channel = channel
    self.secret = secret
    clients = (0..<Self.lanes).map { _ in
      HTTPClient(allowsInternal: channel.settings.allowsInternal, certificates: certificates)
    }
  }

  func send(_ consignments: [Consignment], _ lease: Lease) async -> [DeliveryResult] {
    // A channel's loop sends one batch at a time, and each lane has a client of its own.
    await Blocking.inLanes(Self.lanes, consignments) { lane, consignment in
      let patience = min(Self.patience, lease.remaining)
      guard patience > 1 else { return DeliveryResult(consignment.delivery, .released) }
      let answer = clients[lane].post(request(consignment, patience))
      return DeliveryResult(consignment.delivery, Self.outcome(answer, consignment))
    }
  }

  func test() async -> String? {
    let body = Array(#"{"type":"test","about":"newsdesk tries this channel; it holds no story"}"#.utf8) + [0x0A]
    let request = signed(body, type: "application/json", key: UUID(), event: "test", extra: [], patience: Self.patience)
    return await Blocking.run {
      switch clients[0].post(request) {
      case .answered(let status, _) where (200..<300).contains(status): nil
      case .answered(let status, _): "it answered with HTTP status \(status)"
      case .failed(let problem), .forbidden(let problem): problem
      }
    }
  }

  private func request(_ consignment: Consignment, _ patience: Double) -> HTTPRequest {
    let delivery = consignment.delivery
    return signed(
      consignment.document,
      type: consignment.format.mediaType,
      key: delivery.key,
      event: delivery.event.rawValue,
      extra: ["Newsdesk-Story: \(delivery.story)", "Newsdesk-Edition: \(delivery.edition)"],
      patience: patience
    )
  }

  private func signed(
    _ body: [UInt8],
    type: String,
    key: UUID,
    event: String,
    extra: [String],
    patience: Double
  ) -> HTTPRequest {
    let id = key.uuidString.lowercased()
    let time = Int64(Date().timeIntervalSince1970)
    let signature = WebhookSignature.header(id: id, time: time, body: body, secret: secret)
    return HTTPRequest(
      address: channel.settings.target,
      headers: [
        "Content-Type: \(type)", "Idempotency-Key: \"\(id)\"", "webhook-id: \(id)", "webhook-timestamp: \(time)",
        "webhook-signature: \(signature)", "Newsdesk-Event: \(event)",
      ] + extra,
      body: body,
      patience: patience
    )
  }

  private static func outcome(_ answer: HTTPAnswer, _ consignment: Consignment) -> DeliveryResult.Outcome {
    switch answer {
    case .answered(let status, let retryAfter):
      switch status {
      case 200..<300: return .delivered(digest: consignment.digest)
      // What a receiver says of itself, not of the document; 409 of one that is still at work on the same key.
      case 408, 409, 425, 429, 500...:
        return .failed(problem: "it answered with HTTP status \(status)", retryAfter: retryAfter)
      case 300..<400:
        return .refused(problem: "it answered with a redirection (HTTP status \(status)), which is not followed")
      default: return .refused(problem: "it answered with HTTP status \(status)")
      }
    case .failed(let problem): return .failed(problem: problem, retryAfter: nil)
    case .forbidden(let problem): return .refused(problem: problem)
    }
  }
}
