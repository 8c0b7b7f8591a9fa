internal import CLibpq

/// Receives a connection's notices from libpq, which calls back while a statement runs, on the thread that runs it.
///
/// Owned by the session alone, and so on the connection's queue like everything else of the session.
final class NoticeCollector {
  private let handler: NoticeHandler
  /// Whether, since it was last asked, a commit was said to have stopped waiting for its standby.
  private var sawUnknownCommit = false

  /// Whether the server said that it ends the connection.
  private(set) var sawGoodbye = false

  init(handler: @escaping NoticeHandler) { self.handler = handler }

  /// - Precondition: this object outlives the connection, which keeps a bare pointer to it.
  func receive(from connection: OpaquePointer) {
    PQsetNoticeReceiver(
      connection,
      { context, result in
        guard let context, let result else { return }
        let collector = Unmanaged<NoticeCollector>.fromOpaque(context).takeUnretainedValue()
        ResultHandle.lend(result) { collector.take(Notice($0)) }
      },
      Unmanaged.passUnretained(self).toOpaque()
    )
  }

  private func take(_ notice: Notice) {
    if notice.leavesCommitUnknown { sawUnknownCommit = true }
    if notice.isGoodbye { sawGoodbye = true }
    handler(notice)
  }

  func takeUnknownCommit() -> Bool {
    defer { sawUnknownCommit = false }
    return sawUnknownCommit
  }
}
