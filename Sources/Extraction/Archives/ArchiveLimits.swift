/// What an archive may hold. A bomb meets one of these before it costs anything.
public enum ArchiveLimits {
  /// The archive itself, in bytes: 4 GiB.
  public static let archiveBytes = 4 << 30
  /// Files, folders and whatever else stands in it.
  public static let entries = 1_000_000
  /// One file, in bytes: what the newsroom keeps of a source.
  public static let fileBytes = ExtractionLimits.fileBytes
  /// All files together, in bytes: 16 GiB.
  public static let totalBytes = 16 << 30
  /// How many bytes may come of one, once there are more than ``unratedBytes``. Text packs to a tenth, at the very best to a
  /// hundredth.
  public static let ratio = 200
  public static let unratedBytes = 64 << 20
  /// A name, in bytes.
  public static let nameBytes = 4096
}
