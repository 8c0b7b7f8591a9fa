internal import CLibarchive
internal import Extraction
internal import Glibc

/// `newsdesk-reader archive`: the files of a tar, gzip, xz, Zstandard or ZIP archive, one after the other, on stdout. Nothing is
/// ever written anywhere else: names are data.
enum ArchiveVerb {
  static func prepare() {
    // Names are converted by the locale.
    setlocale(LC_ALL, "C.UTF-8")
  }

  static func run(_ input: StandardInput) throws {
    let archive = try ArchiveInput(input)
    var entries = 0
    var total = 0
    while let entry = try archive.next() {
      entries += 1
      guard entries <= ArchiveLimits.entries else {
        throw ReaderRefusal(.tooLarge, "it has more than \(ArchiveLimits.entries) entries")
      }
      if entry.isEncrypted {
        throw ReaderRefusal(.unsupported, "it is encrypted: unpack it, and import what comes out")
      }
      if entry.name == "[Content_Types].xml" {
        throw ReaderRefusal(.unsupported, "this is an Office document: save it as text or Markdown")
      }
      if entry.isFolder { continue }
      if let reason = entry.reasonToSkip {
        try StandardOutput.write(ArchiveFrame.skipped(name: entry.name, why: reason).encoded)
        continue
      }
      guard let bytes = try archive.bytes(limit: ArchiveLimits.fileBytes, total: &total) else {
        let why = "more than \(ArchiveLimits.fileBytes >> 20) MiB"
        try StandardOutput.write(ArchiveFrame.skipped(name: entry.name, why: why).encoded)
        continue
      }
      try StandardOutput.write(ArchiveFrame.file(name: entry.name, bytes: bytes).encoded)
    }
    if entries == 0 { throw ReaderRefusal(.empty, "there is nothing in it") }
  }
}
