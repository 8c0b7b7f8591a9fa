/// The end of what a reader wrote on stderr, made short and harmless. A file that took the reader over writes it.
struct Diagnostics {
  /// As much as is kept, in bytes: the reader's last words are what matters.
  private static let limit = 4096
  /// As long as a message may get, in characters.
  private static let longest = 300

  private var bytes: [UInt8] = []

  mutating func append(_ chunk: [UInt8]) {
    bytes += chunk.suffix(Self.limit)
    if bytes.count > Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
  }

  /// The last line that says anything, without what hides, directs or controls. Empty where there is none.
  var lastLine: String {
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    for line in lines.reversed() {
      let text = PlainText.line(String(decoding: line, as: UTF8.self), limit: Self.longest)
      if !text.isEmpty { return text }
    }
    return ""
  }
}
