import Newsroom

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text that could not be saved, in its file.
struct RecoveryFile {
  let path: String
  /// What people call it: `214-v6`.
  let stem: String
  /// Seconds since 1970.
  let modified: Int64
  /// The same to the nanosecond, for which of two was typed last.
  let order: Int64
  let note: RecoveryNote
  /// All of the file.
  let written: String

  /// Nil for what is no such file, or can't be read.
  init?(path: String) {
    guard let name = path.split(separator: "/").last, name.hasSuffix(".md") else { return nil }
    var status = stat()
    guard stat(path, &status) == 0, let bytes = try? InputFile.read(path) else { return nil }
    // Whatever it holds, it is found and shown; whether it can be saved, saving finds out.
    let written = String(decoding: bytes, as: UTF8.self)
    self.path = path
    stem = Recovery.stem(path)
    modified = Int64(status.st_mtim.tv_sec)
    order = modified &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    self.written = written
    var note = RecoveryNote(in: written)
    note.complete(from: stem)
    self.note = note
  }

  /// What it begins with, for a list: the headline, or the first line of the text.
  var firstLine: String {
    let text = StoryTemplate.read(written, replacing: .init())
    return text.headline.isEmpty ? text.paragraphs.first ?? "" : text.headline
  }

  /// Who may save it, where it says: others have their own.
  func belongs(to login: String, in newsroom: String) -> Bool {
    (note.login ?? login) == login && (note.newsroom ?? newsroom) == newsroom
  }
}
