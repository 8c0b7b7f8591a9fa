/// What another session said with `NOTIFY`. Anybody who can connect can say anything: take it as a hint, and read again.
public struct Notification: Hashable, Sendable {
  public let channel: String
  public let payload: String
  /// The server process of the session that said it.
  public let processID: Int32

  public init(channel: String, payload: String, processID: Int32) {
    self.channel = channel
    self.payload = payload
    self.processID = processID
  }
}
