import Subprocess
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ReaderProgram {
  /// Has the reader read a file, and decodes the JSON that it answers with.
  ///
  /// - Throws: ``ExtractionError``, or `CancellationError` when the task was cancelled; either way the reader has ended.
  public func read<Value: Decodable & Sendable>(
    _ verb: ReaderVerb,
    _ file: [UInt8],
    as type: Value.Type = Value.self,
    limits: ReaderLimits? = nil
  ) async throws -> Value {
    let bytes = try await stream(verb, file, limits: limits) { output in
      var bytes: [UInt8] = []
      for try await piece in output { bytes += piece }
      return bytes
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw ExtractionError.garbled(problem: PlainText.line("\(error)", limit: 300))
    }
  }

  /// Has the reader read a file, and hands over what it writes while it comes.
  ///
  /// `body` gets what a file may have made of the reader: nothing in it is to be believed. What `body` returns counts only
  /// when the reader ended well; an error that it throws ends the reader.
  /// - Throws: as ``read(_:_:as:limits:)``, and what `body` throws.
  public func stream<Result: Sendable>(
    _ verb: ReaderVerb,
    _ file: [UInt8],
    limits: ReaderLimits? = nil,
    _ body: @escaping @Sendable (ReaderOutput) async throws -> Result
  ) async throws -> Result {
    let limits = limits ?? verb.limits
    guard file.count <= limits.inputBytes else {
      throw ExtractionError.tooLarge(bytes: file.count, limit: limits.inputBytes)
    }
    let isTaken = Mutex(false)
    return try await stream(
      verb,
      limits: limits,
      from: {
        isTaken.withLock { isTaken in
          defer { isTaken = true }
          return isTaken ? nil : file
        }
      },
      body
    )
  }

  /// The same of a file that is too large to lie in memory: `next` is asked for one piece after the other, until it has none.
  public func stream<Result: Sendable>(
    _ verb: ReaderVerb,
    limits: ReaderLimits? = nil,
    from next: @escaping @Sendable () throws -> [UInt8]?,
    _ body: @escaping @Sendable (ReaderOutput) async throws -> Result
  ) async throws -> Result {
    let limits = limits ?? verb.limits
    _ = Self.ignoredSignal
    return try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask { try await run(verb, next, limits, body) }
      group.addTask {
        try await Task.sleep(for: limits.time)
        throw ExtractionError.timedOut(limits.time)
      }
      // The reader's task ends when it has been killed and is gone.
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }

  /// A reader that ends before it has read its file must not end us: writing to it then is an error and no signal.
  private static let ignoredSignal: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  private enum Side: Sendable {
    /// With what kept the file from being read to its end.
    case written((any Error)?)
    case said(Diagnostics)
  }

  private struct Ending<Result: Sendable>: Sendable {
    let outcome: Swift.Result<Result, any Error>
    let diagnostics: Diagnostics
  }

  private func run<Result: Sendable>(
    _ verb: ReaderVerb,
    _ next: @escaping @Sendable () throws -> [UInt8]?,
    _ limits: ReaderLimits,
    _ body: @escaping @Sendable (ReaderOutput) async throws -> Result
  ) async throws -> Result {
    let (folder, name) = try place()
    let result: ExecutionResult<Ending<Result>, SequenceOutput, SequenceOutput>
    do {
      result = try await Subprocess.run(
        .name(name),
        arguments: [verb.rawValue],
        // Nothing of our own environment: it may hold a password. Subprocess looks the program up in this PATH.
        environment: .custom([
          "PATH": folder, "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
        ]),
        input: .inputWriter,
        output: .sequence,
        error: .sequence
      ) { execution in
        try await withThrowingTaskGroup(of: Side.self) { sides in
          sides.addTask {
            var problem: (any Error)?
            do {
              while let piece = try next() {
                // How it ended is told by its status, not by what it left unread.
                guard (try? await execution.standardInputWriter.write(piece)) != nil else { break }
              }
            } catch {
              // What it has had so far may look whole to it.
              problem = error
              try? execution.send(signal: .kill)
            }
            try? await execution.standardInputWriter.finish()
            return .written(problem)
          }
          sides.addTask {
            var diagnostics = Diagnostics()
            for try await piece in execution.standardError {
              diagnostics.append(piece.withUnsafeBytes { Array($0) })
            }
            return .said(diagnostics)
          }
          var outcome: Swift.Result<Result, any Error>
          do {
            outcome = .success(
              try await body(ReaderOutput(pieces: execution.standardOutput, limit: limits.outputBytes))
            )
          } catch {
            outcome = .failure(error)
            try? execution.send(signal: .kill)
          }
          var diagnostics = Diagnostics()
          for try await side in sides {
            switch side {
            case .said(let said): diagnostics = said
            case .written(let problem?): outcome = .failure(problem)
            case .written: break
            }
          }
          return Ending(outcome: outcome, diagnostics: diagnostics)
        }
      }
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      throw ExtractionError.notRunnable(path: path, problem: PlainText.line(error.description, limit: 300))
    }
    try Task.checkCancellation()
    if let error = Self.error(result.terminationStatus, result.closureResult, limits) { throw error }
    return try result.closureResult.outcome.get()
  }

  /// Its folder and its name, as a search path wants them.
  private func place() throws(ExtractionError) -> (folder: String, name: String) {
    guard path.hasPrefix("/"), !path.contains(":"), let slash = path.lastIndex(of: "/") else {
      throw .notRunnable(path: path, problem: "it has to be a whole path, without a colon")
    }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  /// What the reader's end says. An end that we brought about, because of what came out of it, says nothing more.
  private static func error<Result>(
    _ status: TerminationStatus,
    _ ending: Ending<Result>,
    _ limits: ReaderLimits
  ) -> ExtractionError? {
    let said = ending.diagnostics.lastLine
    switch status {
    case .exited(0): return nil
    case .exited(let number):
      guard let code = ReaderRefusal.Code(exitStatus: number) else {
        return .failed(status: number, diagnostics: said)
      }
      return .refused(ReaderRefusal(code, said))
    case .signaled(SIGKILL) where (try? ending.outcome.get()) == nil: return nil
    case .signaled(SIGXCPU): return .timedOut(.seconds(limits.processorSeconds))
    case .signaled(let number): return .crashed(signal: number, diagnostics: said)
    }
  }
}
