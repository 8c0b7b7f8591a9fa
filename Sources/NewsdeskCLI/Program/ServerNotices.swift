import Logging
import Presentation

/// What the database says beside its answers: warnings reach the person, notices about its own doings don't.
struct ServerNotices: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .warning
  private let output = BufferedOutput(descriptor: 2, target: "stderr", isImmediate: true)

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    try? output.write("The database warns: \(SafeText.terminal(event.message.description))\n")
  }
}
