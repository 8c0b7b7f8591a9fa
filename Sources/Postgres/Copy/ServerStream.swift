import Synchronization

/// What a statement sends piece by piece: rows of ``Connection/stream(_:)``, bytes of ``Connection/copyOut(_:)``.
///
/// The server is asked for more when the loop wants more, so memory stays constant and a slow loop slows the server
/// down. One loop can go over it. The connection serves nothing else until the loop ends; leaving it early, by `break`,
/// an error or the task's cancellation, stops the statement on the server.
public struct ServerStream<Element: Sendable>: AsyncSequence, Sendable {
  let source: Source

  public func makeAsyncIterator() -> Iterator { Iterator(source: source) }

  public struct Iterator: AsyncIteratorProtocol {
    let source: Source
    private var batch: [Element] = []
    private var position = 0

    init(source: Source) { self.source = source }

    public mutating func next() async throws -> Element? {
      if position == batch.count {
        batch = try await source.nextBatch()
        position = 0
      }
      guard position < batch.count else { return nil }
      position += 1
      return batch[position - 1]
    }
  }

  /// Lives as long as somebody may want more. When the last who might is gone, the rest is thrown away.
  final class Source: Sendable {
    private let connection: Connection
    private let ticket: StreamTicket
    private let fetch: @Sendable (Session) throws -> [Element]

    init(connection: Connection, ticket: StreamTicket, fetch: @escaping @Sendable (Session) throws -> [Element]) {
      self.connection = connection
      self.ticket = ticket
      self.fetch = fetch
    }

    func nextBatch() async throws -> [Element] { try await connection.nextBatch(of: ticket, fetch) }

    deinit {
      ticket.abandon()
      Task { [connection, ticket] in await connection.abandonStream(ticket) }
    }
  }
}

/// Stands for one stream, to both its ends.
final class StreamTicket: Sendable {
  /// The task that opened the stream. It is only compared, never used.
  private let owner: Int?
  private let isAbandoned = Atomic(false)

  init() { owner = Self.currentTask }

  func abandon() { isAbandoned.store(true, ordering: .releasing) }

  /// Whether the task that now asks for the connection is the one that has the stream open, and so would wait for
  /// itself.
  var isHeldByCurrentTask: Bool {
    !isAbandoned.load(ordering: .acquiring) && owner != nil && owner == Self.currentTask
  }

  private static var currentTask: Int? { withUnsafeCurrentTask { $0?.hashValue } }
}

/// Rows, a few at a time; see ``ServerStream``.
public typealias RowStream = ServerStream<Row>

/// The bytes of a copy out of the server, in pieces; see ``ServerStream``.
public typealias CopyStream = ServerStream<[UInt8]>
