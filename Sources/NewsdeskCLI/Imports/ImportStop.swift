import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C and SIGTERM during a long import: what is on its way to the database arrives, and then it ends. A second one ends it at
/// once; the database then keeps what was committed.
final class ImportStop: Sendable {
  struct Stopped: Error {}

  private let count = Atomic(0)

  /// Takes the signals over, for as long as the sources that it returns live and are not cancelled.
  func listen() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { [self] in
        if count.add(1, ordering: .sequentiallyConsistent).newValue > 1 { _exit(ExitStatus.interrupted.rawValue) }
      }
      source.resume()
      return source
    }
  }

  var isAsked: Bool { count.load(ordering: .sequentiallyConsistent) > 0 }

  /// - Throws: ``Stopped`` when somebody asked to stop.
  func check() throws {
    if isAsked { throw Stopped() }
  }
}
