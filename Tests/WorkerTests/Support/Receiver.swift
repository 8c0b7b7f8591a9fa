import Foundation
import Glibc
import Synchronization

/// A web server of a test's own, on a socket of this machine, that answers as it is told to, badly too.
final class Receiver: Sendable {
  enum Answer: Sendable {
    case status(Int, headers: [String] = [])
    /// Takes the message and says nothing.
    case stall
    /// Hangs up in the middle of its answer.
    case truncated
    /// More than anybody reads.
    case endless
    /// Hangs up before it has read anything.
    case refuse
  }

  struct Message: Sendable {
    var headers: [String: String]
    var body: [UInt8]
    var key: String { headers["webhook-id"] ?? "" }
    var event: String { headers["newsdesk-event"] ?? "" }
    var story: String { headers["newsdesk-story"] ?? "" }
    var edition: Int { Int(headers["newsdesk-edition"] ?? "") ?? 0 }
  }

  let port: UInt16
  private let listener: Int32
  private let answers: @Sendable (Message, Int) -> Answer
  private let received = Mutex<[Message]>([])

  /// - Parameter answers: what to say to a message, and how many came before it.
  init(_ answers: @escaping @Sendable (Message, Int) -> Answer = { _, _ in .status(204) }) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        bind(listener, plain, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, plain, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileReadUnknown) }
    self.answers = answers
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard let self else {
          close(connection)
          return
        }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  deinit { stop() }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  var address: String { "http://127.0.0.1:\(port)/in" }

  /// In the order in which they came.
  var messages: [Message] { received.withLock { $0 } }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    while let message = read(connection) {
      let before = received.withLock { messages in
        messages.append(message)
        return messages.count - 1
      }
      switch answers(message, before) {
      case .status(let status, let headers):
        say(connection, "HTTP/1.1 \(status) Said\r\nContent-Length: 2\r\n\(headers.map { $0 + "\r\n" }.joined())\r\nok")
      case .stall:
        sleep(600)
        return
      case .truncated:
        say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        return
      case .endless:
        say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
        let block = String(repeating: "x", count: 65_536)
        while say(connection, block) {}
        return
      case .refuse: return
      }
    }
  }

  private func read(_ connection: Int32) -> Message? {
    var bytes: [UInt8] = []
    var headers: [String: String] = [:]
    var bodyStart: Int?
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      if bodyStart == nil, let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
        bodyStart = end.upperBound
        for line in String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
          .dropFirst()
        {
          let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
          if parts.count == 2 { headers[parts[0].lowercased()] = parts[1] }
        }
      }
      if let bodyStart, bytes.count >= bodyStart + (Int(headers["content-length"] ?? "") ?? 0) {
        return Message(headers: headers, body: Array(bytes[bodyStart...]))
      }
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      bytes += chunk[..<count]
    }
  }

  @discardableResult
  private func say(_ connection: Int32, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
