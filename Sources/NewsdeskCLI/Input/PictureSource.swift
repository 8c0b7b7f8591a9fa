import Desk
import Extraction
import Intake
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `photo add` is given, each by how it is written.
enum PictureSource {
  /// A file, or stdin for `-`.
  case file(String)
  /// An address, or an agency's number: what is kept is the reference alone.
  case reference(String)
  /// A picture that stands in a story: 214/2.
  case place(StoryReference, picture: Int)

  /// Two numbers with a slash between are always a picture; anything else that can be opened is a file.
  init(_ text: String) {
    if text.contains("://") {
      self = .reference(text)
      return
    }
    let reference = StoryReference(text)
    var isNumber = false
    if case .number? = reference?.target { isNumber = true }
    if let reference, let picture = reference.picture, isNumber || !FileManager.default.fileExists(atPath: text) {
      self = .place(reference, picture: picture)
    } else {
      self = .file(text)
    }
  }
}

/// A file as it was read: what is to be kept of it, and what it says of the picture.
struct ReadPicture {
  let picture: NewPicture
  let description: PictureDescription
  /// What an editor should look at, each a sentence without a stop.
  let doubts: [String]

  /// - Parameter reference: an agency's number that the person gave.
  static func file(
    _ path: String,
    reference: String?,
    reader: ReaderProgram
  ) async throws -> ReadPicture {
    let bytes = try InputFile.read(path)
    let name = path == "-" ? nil : String(path.split(separator: "/").last ?? "")
    let reading: PictureReading
    do {
      reading = try await reader.picture(bytes, named: name)
    } catch let error as ExtractionError {
      throw ErrorReport(error, of: path)
    }
    return ReadPicture(
      picture: NewPicture(
        reference: reference,
        file: NewPicture.File(
          bytes: bytes,
          name: name,
          mediaType: reading.mediaType,
          width: reading.width,
          height: reading.height,
          metadata: try Self.json(reading.metadata),
          raw: try Self.json(reading.withoutMetadata)
        )
      ),
      description: reading.description(named: reference ?? name),
      doubts: reading.doubts
    )
  }

  static func reference(_ reference: String) -> ReadPicture {
    ReadPicture(
      picture: NewPicture(reference: reference),
      description: PictureDescription(reference: reference),
      doubts: []
    )
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension ErrorReport {
  /// Why nothing came out of a file.
  fileprivate init(_ error: ExtractionError, of path: String) {
    self.init(
      error.isAboutFile ? "\(InputFile.name(path)): \(error)" : "\(error)",
      [error.mend ?? "Nothing of it was kept."],
      status: error.isAboutFile ? .badData : .notSetUp,
      code: error.code
    )
  }
}
