import Extraction
import Intake
import Synchronization

extension ImportWalk {
  /// The files of an archive, in its order, read by a process of its own.
  func readArchive(_ kind: ArchiveKind, _ source: ByteSource, _ name: String) async throws {
    let feed = ArchiveFeed(source)
    let hand = hand
    do {
      let reader = try ReaderProgram.find(environment: environment)
      try await reader.stream(.archive, from: { try feed.next() }) { output in
        var frames = ArchiveFrames()
        for try await piece in output {
          frames.append(piece)
          while let frame = try frames.next() { try await hand(Self.piece(frame, name)) }
        }
        guard frames.isEmpty else { throw ExtractionError.garbled(problem: "half a frame") }
      }
    } catch let error as ExtractionError {
      throw ErrorReport(
        "\(name): \(error)",
        error.mend.map { [$0] } ?? ["What was read before that came in."],
        status: error.isAboutFile ? .badData : .notSetUp,
        code: error.code
      )
    }
  }

  private static func piece(_ frame: ArchiveFrame, _ archive: String) -> ImportPiece {
    switch frame {
    case .file(let name, let bytes):
      let shown = "\(archive):\(name)"
      let last = name.split(separator: "/").last ?? ""
      // The same that a folder's walk passes over.
      if last.hasPrefix(".") || name.hasPrefix("__MACOSX/") { return .skipped(name: shown, why: "hidden") }
      return .file(name: shown, bytes: bytes, isListed: true)
    case .skipped(let name, let why):
      // A story may be lost in it, which a link is not.
      guard why.hasPrefix("more than") else { return .skipped(name: "\(archive):\(name)", why: why) }
      return .problem(ErrorReport("\(archive):\(name): \(why)", status: .badData, code: "too-large"))
    }
  }
}

/// Hands an archive on as it is read.
private final class ArchiveFeed: Sendable {
  private let source: Mutex<Box>

  /// `ByteSource` belongs to one task at a time: while an archive is read, to the one that feeds the reader, behind this lock.
  private struct Box: @unchecked Sendable {
    let source: ByteSource
  }

  init(_ source: ByteSource) {
    self.source = Mutex(Box(source: source))
  }

  func next() throws -> [UInt8]? {
    try source.withLock { try $0.source.piece() }
  }
}
