/// What the reader process may use, and what it is given to read.
public enum ExtractionLimits {
  /// The largest file that is handed over, in bytes: 64 MiB, as much as the database keeps of a source.
  public static let fileBytes = 64 * 1024 * 1024
}
