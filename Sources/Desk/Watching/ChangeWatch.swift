import Newsroom
public import Postgres

/// Hears when something is done in the newsroom, and costs the server nothing in between.
///
/// ```swift
/// let watch = try await ChangeWatch.begin(configuration) { try await NewsroomSession.open(configuration) }
/// for await _ in watch.hints { show(try await watch.read { try await $0.reports.pending() }) }
/// ```
///
/// The server tells only while somebody has said that they watch, for ten minutes at a time; so that is said again every five.
/// Connections that are lost are made anew, and what was missed meanwhile is in the next reading.
public actor ChangeWatch {
  /// Something may have changed, or nothing could be read before: read now. The first comes at once. One hint stands for all that
  /// came before it was taken.
  public nonisolated let hints: AsyncStream<Void>

  private nonisolated let hinting: AsyncStream<Void>.Continuation
  private let open: @Sendable () async throws -> NewsroomSession
  private let listener: NotificationListener
  private var session: NewsroomSession?
  private var saidAt: ContinuousClock.Instant?
  private var errands: [Task<Void, Never>] = []
  private var settling: Task<Void, Never>?
  private var pause: Duration = .seconds(1)

  private static let channel = "newsdesk_changes"
  private static let lease: Duration = .seconds(600)

  /// - Parameters:
  ///   - configuration: for the connection that listens.
  ///   - first: the session that reads, where there is one already. It is closed in the end.
  ///   - open: makes the session that reads, again where one is lost.
  public static func begin(
    _ configuration: ConnectionConfiguration,
    first: NewsroomSession? = nil,
    open: @escaping @Sendable () async throws -> NewsroomSession
  ) async throws -> ChangeWatch {
    let listener = try await translatingErrors {
      try await NotificationListener.listen(to: [channel], configuration)
    }
    let watch = ChangeWatch(listener: listener, open: open)
    await watch.start(first)
    return watch
  }

  private init(listener: NotificationListener, open: @escaping @Sendable () async throws -> NewsroomSession) {
    self.listener = listener
    self.open = open
    (hints, hinting) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  private func start(_ first: NewsroomSession?) {
    session = first
    let events = listener.events
    hinting.yield()
    errands = [
      Task { [hinting] in
        // The first says what is known, that it listens.
        for await _ in events.dropFirst() { hinting.yield() }
      },
      Task { [weak self] in
        while !Task.isCancelled {
          try? await Task.sleep(for: Self.lease / 2)
          await self?.sayAgain()
        }
      },
    ]
  }

  /// Reads from the database. Where the connection was lost, once more over another.
  ///
  /// - Throws: what the body throws; where the database can't be reached, that, and a hint follows when to try again.
  public func read<Value: Sendable>(
    _ body: @Sendable (NewsroomSession) async throws -> Value
  ) async throws -> Value {
    do {
      return try await attempt(body)
    } catch  where Self.isLost(error) {
      await drop()
    }
    do {
      return try await attempt(body)
    } catch  where Self.isLost(error) {
      await drop()
      tryLater()
      throw error
    }
  }

  /// Stops listening, and lets the server know.
  public func close() async {
    for errand in errands { errand.cancel() }
    hinting.finish()
    if let session {
      // Whoever was told to end says so all the same.
      let word = Task { try await session.connection.execute("SELECT newsdesk.unwatch(\(Self.channel))") }
      _ = await word.result
    }
    await drop()
    await listener.close()
  }

  private func attempt<Value: Sendable>(
    _ body: @Sendable (NewsroomSession) async throws -> Value
  ) async throws -> Value {
    let session = try await current()
    let value = try await body(session)
    pause = .seconds(1)
    return value
  }

  private func current() async throws -> NewsroomSession {
    if session == nil { session = try await open() }
    guard let session else { throw CancellationError() }
    if saidAt == nil { try await say(on: session) }
    return session
  }

  /// Says that we watch. Whoever was in the middle of an act before that was said may not have seen it, and tells nobody: once all
  /// of them are done, a hint makes up for it. Transactions are numbered as they begin to write, so theirs come before our next.
  private func say(on session: NewsroomSession) async throws {
    settling?.cancel()
    try await translatingErrors {
      try await session.connection.execute("SELECT newsdesk.watch(\(Self.channel))")
      saidAt = .now
      let ours: Int64 = try await session.connection.query("SELECT pg_current_xact_id()::text::bigint").one().decode(
        at: 0
      )
      if await isSettled(ours, on: session) { return }
      settling = Task { [weak self, hinting] in
        var pause: Duration = .milliseconds(50)
        repeat {
          do { try await Task.sleep(for: pause) } catch { return }
          pause = min(pause * 2, .seconds(5))
        } while await self?.isSettled(ours, on: session) == false
        hinting.yield()
      }
    }
  }

  /// Whether all transactions before that one are done. A connection that is lost has nothing to wait for.
  private func isSettled(_ transaction: Int64, on session: NewsroomSession) async -> Bool {
    let low = try? await session.connection.query(
      "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    ).one().decode(at: 0, as: Int64.self)
    return low.map { $0 >= transaction } ?? true
  }

  private func sayAgain() async {
    guard let session, let saidAt else { return }
    let hasLapsed = ContinuousClock.now - saidAt >= Self.lease
    do {
      if hasLapsed { return try await say(on: session) }
      try await session.connection.execute("SELECT newsdesk.watch(\(Self.channel))")
      self.saidAt = .now
    } catch {
      // The reading that this brings about finds out what is the matter.
      await drop()
      hinting.yield()
    }
  }

  private func drop() async {
    settling?.cancel()
    let lost = session
    session = nil
    saidAt = nil
    await lost?.close()
  }

  private func tryLater() {
    let pause = pause
    self.pause = min(pause * 2, .seconds(30))
    errands.append(
      Task { [hinting] in
        try? await Task.sleep(for: pause)
        if !Task.isCancelled { hinting.yield() }
      }
    )
  }

  private static func isLost(_ error: any Error) -> Bool {
    switch error {
    case DeskError.unreachable, DeskError.outcomeUnknown: true
    default: false
    }
  }
}
