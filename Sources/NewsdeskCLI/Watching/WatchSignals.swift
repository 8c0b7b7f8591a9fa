import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the terminal and the reader of our output have to say to a program that stays: until this is let go.
final class WatchSignals {
  private var sources: [any DispatchSourceSignal] = []

  /// - Parameter isScreen: whether stdout is a screen, and not a pipe.
  init(_ inbox: WatchInbox, isScreen: Bool) {
    if isScreen {
      on(SIGWINCH) { inbox.put(.redraw) }
      on(SIGCONT) { inbox.put(.redraw) }
      on(SIGTSTP) { inbox.put(.suspend) }
    } else {
      // Nothing may be written for hours, and only a write would find out that the reader has gone.
      DispatchQueue(label: "newsdesk.reader").async {
        var reader = pollfd(fd: 1, events: 0, revents: 0)
        while poll(&reader, 1, -1) < 0, errno == EINTR {}
        inbox.put(.leave)
      }
    }
  }

  deinit {
    for source in sources { source.cancel() }
  }

  private func on(_ number: Int32, _ body: @escaping @Sendable () -> Void) {
    // Stopping is ours to do, in its turn; the others do nothing by themselves.
    if number == SIGTSTP { signal(number, SIG_IGN) }
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler(handler: body)
    source.resume()
    sources.append(source)
  }
}
