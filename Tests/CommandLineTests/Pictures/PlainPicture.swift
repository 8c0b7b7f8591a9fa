import Foundation

/// The smallest valid picture of each kind that is read, and a program that isn't ours to describe it.
enum PlainPicture: String, CaseIterable, Sendable {
  case jpg, png, tif, webp

  var bytes: Data {
    let text =
      switch self {
      case .jpg:
        """
        /9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/\
        wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z
        """
      case .png:
        """
        iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
        """
      case .tif:
        """
        SUkqAAgAAAAJAAABAwABAAAAAgAAAAEBAwABAAAAAgAAAAIBAwABAAAACAAAAAMBAwABAAAAAQAAAAYBAwABAAAAAQAAABEB\
        BAABAAAAegAAABUBAwABAAAAAQAAABYBAwABAAAAAgAAABcBBAABAAAABAAAAAAAAAAAVar/
        """
      case .webp: "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA="
      }
    return Data(base64Encoded: text) ?? Data()
  }

  static let exiftool = ["/usr/bin/exiftool", "/usr/local/bin/exiftool"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Makes a picture with what the arguments of exiftool write into it, and returns its path. The packet of XMP comes first.
  @discardableResult
  func make(
    _ name: String,
    in account: Account,
    packet: String? = nil,
    _ arguments: [String] = []
  ) async throws -> String {
    let path = try account.file(name, bytes)
    for (number, arguments) in [packet == nil ? [] : ["-xmp<=\(path).xmp"], arguments].enumerated()
    where !arguments.isEmpty {
      if let packet { try account.file(name + ".xmp", packet) }
      try account.file("\(name).\(number)", arguments.joined(separator: "\n"))
      let outcome = try await account.shell(
        "\(Self.exiftool ?? "exiftool") -q -m -overwrite_original -@ '\(path).\(number)' '\(path)'"
      )
      guard outcome.status == 0 else { throw SetupFailure(step: arguments, errors: outcome.errors) }
    }
    return path
  }
}
