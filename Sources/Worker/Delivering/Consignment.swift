import Delivery
import Newsroom

/// A delivery that is ready to be sent.
struct Consignment: Sendable {
  let delivery: LeasedDelivery
  let slug: String
  /// What is sent, held against what was approved.
  let document: [UInt8]
  let format: StoryFormat
  /// Files that belong to it.
  let pictures: [PublishedPicture]

  var digest: String { SHA256.hexadecimal(document) }
}

/// A delivery that can be sent, or what became of one that can't.
enum Packed: Sendable {
  case ready(Consignment)
  case ended(DeliveryResult)

  var consignment: Consignment? {
    if case .ready(let consignment) = self { consignment } else { nil }
  }

  var result: DeliveryResult? {
    if case .ended(let result) = self { result } else { nil }
  }
}
