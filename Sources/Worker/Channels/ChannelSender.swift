import Newsroom

/// How a kind of channel is delivered to.
protocol ChannelSender: Sendable {
  /// Sends, and says what became of each. What can't be sent within the lease isn't.
  func send(_ consignments: [Consignment], _ lease: Lease) async -> [DeliveryResult]

  /// Tries the channel with a message that holds no story.
  ///
  /// - Returns: why it did not arrive; nil where it did.
  func test() async -> String?
}
