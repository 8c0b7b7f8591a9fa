import Subprocess

/// What a reader writes, in pieces as they come. It can be gone through once.
public struct ReaderOutput: AsyncSequence, Sendable {
  let pieces: SubprocessOutputSequence
  /// In bytes, altogether.
  let limit: Int

  public struct AsyncIterator: AsyncIteratorProtocol {
    var pieces: SubprocessOutputSequence.AsyncIterator
    let limit: Int
    var total = 0

    /// - Throws: ``ExtractionError/outputTooLarge(limit:)``.
    public mutating func next() async throws -> [UInt8]? {
      guard let piece = try await pieces.next() else { return nil }
      total += piece.count
      guard total <= limit else { throw ExtractionError.outputTooLarge(limit: limit) }
      return piece.withUnsafeBytes { Array($0) }
    }
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(pieces: pieces.makeAsyncIterator(), limit: limit)
  }
}
