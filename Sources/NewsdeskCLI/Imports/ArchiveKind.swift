/// Archives by their first bytes.
enum ArchiveKind: String, Sendable {
  case tar = "a tar archive"
  case gzip = "a gzip archive"
  case xz = "an xz archive"
  case zstandard = "a Zstandard archive"
  case zip = "a ZIP archive"

  static func of(_ head: ArraySlice<UInt8>) -> ArchiveKind? {
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    if head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return .xz }
    if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstandard }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    return head.count > 262 && head.dropFirst(257).starts(with: "ustar".utf8) ? .tar : nil
  }
}
