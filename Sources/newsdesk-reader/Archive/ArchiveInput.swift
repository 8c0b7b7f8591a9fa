internal import CLibarchive
internal import Extraction
internal import Glibc

/// An archive that is read from its beginning to its end, as it comes on stdin.
final class ArchiveInput {
  struct Entry {
    var name: String
    var isFolder: Bool
    var isEncrypted: Bool
    /// Why what stands in it is not handed over.
    var reasonToSkip: String?
  }

  private let archive: OpaquePointer
  private let input: StandardInput
  /// What libarchive was handed last, which has to stay until it asks for more.
  private var piece: UnsafeMutableBufferPointer<UInt8>
  /// In bytes, of the archive as it came.
  private var taken = 0
  private var problem: (any Error)?

  init(_ input: StandardInput) throws {
    guard let archive = archive_read_new() else { throw ReaderRefusal(.tooLarge, "there is no memory for it") }
    self.archive = archive
    self.input = input
    piece = .allocate(capacity: 0)
    // Formats that text travels in, and no more: each is code that strangers' bytes run through.
    for support in [
      archive_read_support_filter_gzip, archive_read_support_filter_xz, archive_read_support_filter_zstd,
      archive_read_support_format_tar, archive_read_support_format_zip_streamable,
    ] {
      // A warning says that another program would do it, and there is none here.
      guard support(archive) == ARCHIVE_OK else { continue }
    }
    let context = Unmanaged.passUnretained(self).toOpaque()
    let status = archive_read_open(
      archive,
      context,
      nil,
      { _, context, buffer in
        guard let context, let buffer else { return -1 }
        return Unmanaged<ArchiveInput>.fromOpaque(context).takeUnretainedValue().read(into: buffer)
      },
      nil
    )
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw refusal() }
  }

  deinit {
    archive_read_free(archive)
    piece.deallocate()
  }

  private func read(into buffer: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    do {
      let bytes = try input.next()
      taken += bytes.count
      guard taken <= input.limit else {
        throw ReaderRefusal(.tooLarge, "the archive has more than \(input.limit >> 30) GiB")
      }
      piece.deallocate()
      piece = .allocate(capacity: bytes.count)
      _ = piece.initialize(from: bytes)
      buffer.pointee = UnsafeRawPointer(piece.baseAddress)
      return bytes.count
    } catch {
      problem = error
      return -1
    }
  }

  /// The next entry; nil at the end.
  func next() throws -> Entry? {
    var entry: OpaquePointer?
    switch archive_read_next_header(archive, &entry) {
    case ARCHIVE_EOF: return nil
    case ARCHIVE_OK, ARCHIVE_WARN: break
    default: throw refusal()
    }
    guard let entry else { throw refusal() }
    return Entry(
      name: Self.name(of: entry),
      isFolder: archive_entry_filetype(entry) == S_IFDIR,
      isEncrypted: archive_entry_is_data_encrypted(entry) != 0 || archive_entry_is_metadata_encrypted(entry) != 0,
      reasonToSkip: Self.reasonToSkip(entry)
    )
  }

  private static func reasonToSkip(_ entry: OpaquePointer) -> String? {
    if archive_entry_hardlink(entry) != nil { return "a link" }
    switch archive_entry_filetype(entry) {
    case S_IFREG: return nil
    case S_IFLNK: return "a link"
    default: return "no file"
    }
  }

  private static func name(of entry: OpaquePointer) -> String {
    guard let name = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry) else { return "(no name)" }
    let length = strnlen(name, ArchiveLimits.nameBytes)
    return name.withMemoryRebound(to: UInt8.self, capacity: length) {
      String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
    }
  }

  /// The entry's bytes; nil where they are more than the limit, and the rest of them is passed over.
  ///
  /// - Parameter total: of all entries so far, to which what comes out of this one is added, kept or not.
  func bytes(limit: Int, total: inout Int) throws -> [UInt8]? {
    var bytes: [UInt8] = []
    var isKept = true
    var chunk = [UInt8](repeating: 0, count: 262_144)
    while true {
      let count = archive_read_data(archive, &chunk, chunk.count)
      if count == 0 { return isKept ? bytes : nil }
      guard count > 0 else {
        // Data that can't be checked or unpacked is broken; a name that can't be converted is not.
        throw refusal()
      }
      total += count
      try checkRatio(total)
      if bytes.count + count > limit {
        isKept = false
        bytes = []
      }
      if isKept { bytes += chunk[..<count] }
    }
  }

  private func checkRatio(_ total: Int) throws {
    guard total <= ArchiveLimits.totalBytes else {
      throw ReaderRefusal(.tooLarge, "more than \(ArchiveLimits.totalBytes >> 30) GiB come out of it")
    }
    if total > ArchiveLimits.unratedBytes, total / ArchiveLimits.ratio > taken {
      throw ReaderRefusal(.tooLarge, "more than \(ArchiveLimits.ratio) bytes come out of each of its own: it is a bomb")
    }
  }

  private func refusal() -> any Error {
    if let problem { return problem }
    let said = archive_error_string(archive).map { String(cString: $0) } ?? "it can't be read"
    if said.lowercased().contains("encrypt") || said.lowercased().contains("passphrase") {
      return ReaderRefusal(.unsupported, "it is encrypted: unpack it, and import what comes out")
    }
    return ReaderRefusal(.unreadable, "the archive is broken, or cut short: \(said)")
  }
}
