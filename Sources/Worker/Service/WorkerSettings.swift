public import Postgres

/// How a worker runs.
public struct WorkerSettings: Sendable {
  /// The newsroom's database, as the worker's own login.
  public var database: ConnectionConfiguration
  /// For people: where it runs. `desk3:4711`.
  public var name: String
  public var version: String
  /// The names of the channels that it serves; nil for all.
  public var channels: Set<String>?
  /// For how many seconds a delivery is this worker's. Whatever is sent is given up well before.
  public var lease: Int
  /// After how many seconds it looks for work that nobody told it of.
  public var poll: Double
  /// Where Prometheus reads what it did; nil for nowhere.
  public var metricsFile: String?
  /// The certificates of authorities that webhooks are held against; nil for the system's.
  public var certificates: String?
  /// Whether it ends once nothing is due.
  public var isOnce: Bool

  public init(
    database: ConnectionConfiguration,
    name: String,
    version: String,
    channels: Set<String>? = nil,
    lease: Int = 60,
    poll: Double = 5,
    metricsFile: String? = nil,
    certificates: String? = nil,
    isOnce: Bool = false
  ) {
    self.database = database
    self.name = name
    self.version = version
    self.channels = channels
    self.lease = lease
    self.poll = poll
    self.metricsFile = metricsFile
    self.certificates = certificates
    self.isOnce = isOnce
  }
}
