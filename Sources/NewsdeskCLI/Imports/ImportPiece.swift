/// What the doors hand over, one after the other.
enum ImportPiece: Sendable {
  /// A whole file.
  case file(name: String, bytes: [UInt8], isListed: Bool)
  /// A line of NDJSON.
  case line(name: String, number: Int, bytes: [UInt8])
  /// What is no story and was not asked for by name.
  case skipped(name: String, why: String)
  case problem(ErrorReport)
  /// A file, a folder or an archive has been gone through.
  case end
}
