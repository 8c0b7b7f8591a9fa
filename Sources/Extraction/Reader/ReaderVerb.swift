/// What `newsdesk-reader` can be told to do: the one argument it takes.
public enum ReaderVerb: String, Sendable, CaseIterable {
  /// Size, kind and embedded metadata of a picture, as JSON: a ``PictureReading``.
  case picture
  /// The texts of an HTML page, as JSON: a ``PageReading``.
  case page
  /// The files in an archive, one after the other, as a stream of ``ArchiveFrame``s.
  case archive

  /// What reading may cost. The client and the reader both hold to it.
  public var limits: ReaderLimits {
    switch self {
    case .picture:
      ReaderLimits(
        inputBytes: ExtractionLimits.fileBytes,
        outputBytes: 16 << 20,
        memoryBytes: 1 << 30,
        processorSeconds: 10,
        // Ten seconds of a processor can take long on a machine that others keep busy.
        time: .seconds(60)
      )
    case .page:
      ReaderLimits(
        inputBytes: ExtractionLimits.pageBytes,
        outputBytes: 64 << 20,
        memoryBytes: 1 << 30,
        processorSeconds: 10,
        time: .seconds(60)
      )
    case .archive:
      ReaderLimits(
        inputBytes: ArchiveLimits.archiveBytes,
        // Names and lengths come beside the bytes.
        outputBytes: 2 * ArchiveLimits.totalBytes,
        memoryBytes: 1 << 30,
        processorSeconds: 3600,
        // It waits for whoever takes the files, and they for a database.
        time: .seconds(86_400)
      )
    }
  }
}
