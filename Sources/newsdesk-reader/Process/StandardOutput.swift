internal import Glibc

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Where results go.
enum StandardOutput {
  static func write(json value: some Encodable) throws {
    try write(Array(JSONEncoder().encode(value)))
  }

  static func write(_ bytes: [UInt8]) throws {
    try all(bytes, to: 1)
  }

  fileprivate static func all(_ bytes: [UInt8], to descriptor: Int32) throws {
    try bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          throw Confinement.Failure(step: "writing", problem: String(cString: strerror(errno)))
        }
      }
    }
  }
}

/// Where reasons go.
enum StandardError {
  static func write(_ line: String) {
    try? StandardOutput.all(Array((line + "\n").utf8), to: 2)
  }
}
