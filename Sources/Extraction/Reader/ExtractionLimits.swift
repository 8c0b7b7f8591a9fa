/// What the reader process may use, and what it is given to read.
public enum ExtractionLimits {
  /// The largest file that is handed over, in bytes: 64 MiB, as much as the database keeps of a source.
  public static let fileBytes = 64 * 1024 * 1024
  /// The most pixels that a picture may claim: a thousand million. Larger ones are bombs, whose header is all there is to them.
  public static let pixels = 1_000_000_000
  /// The largest HTML page that is read, in bytes: 8 MiB, as much as a text may have.
  public static let pageBytes = 8 * 1024 * 1024
}
