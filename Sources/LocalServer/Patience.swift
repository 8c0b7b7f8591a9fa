/// How long the server is given before a call gives up and says so.
public struct Patience: Sendable {
  /// For making the data folder. A slow disk needs some seconds.
  public var create: Duration
  /// For accepting connections. After a crash the server first replays its log.
  public var start: Duration
  /// For ending sessions and writing everything out.
  public var stop: Duration
  /// For another process that is creating, starting or stopping the same server.
  public var turn: Duration

  public init(
    create: Duration = .seconds(300),
    start: Duration = .seconds(60),
    stop: Duration = .seconds(60),
    turn: Duration = .seconds(90)
  ) {
    self.create = create
    self.start = start
    self.stop = stop
    self.turn = turn
  }
}
