import Glibc

/// What the pid file and the process table together say about the server.
enum Postmaster: Equatable {
  /// No pid file: never started, or shut down in good order.
  case absent
  /// The pid file of a server that crashed. PostgreSQL clears it away itself.
  case crashed
  /// A pid file that PostgreSQL would stumble over: the number is another process's by now, or that of a zombie, which
  /// PostgreSQL takes for a living server, or there is none in it.
  case misleading
  case starting(pid: Int32)
  case ready(pid: Int32, started: Int?)
  case stopping(pid: Int32)

  static func observe(_ home: Home, as account: ServerAccount) -> Postmaster {
    guard let text = Files.read(home.pidFile, limit: 4096) else { return .absent }
    guard let file = PostmasterFile(text) else { return .misleading }
    let process = LiveProcess(pid: file.pid)
    guard process.serves(home, as: account) else {
      return process.exists ? .misleading : .crashed
    }
    return switch file.condition {
    case "ready", "standby": .ready(pid: file.pid, started: file.started)
    case "stopping": .stopping(pid: file.pid)
    default: .starting(pid: file.pid)
    }
  }

  /// Whether somebody listens on the socket.
  static func accepts(_ home: Home) -> Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array(home.socketPath.utf8)
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
    }
  }
}
