#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A `Codable` value that travels as `jsonb`, and is read from `jsonb` and `json`.
///
/// Dates in it are RFC 3339 texts, as PostgreSQL's own `to_jsonb` writes them. Keys are sorted, so that equal values
/// have equal texts.
public struct PostgresJSON<Value: Codable & Sendable>: Sendable {
  public var value: Value

  public init(_ value: Value) { self.value = value }
}

extension PostgresJSON: Equatable where Value: Equatable {}
extension PostgresJSON: Hashable where Value: Hashable {}

extension PostgresJSON: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .jsonb }

  public func encodePostgres() throws -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    return try PostgresJSONText(text).encodePostgres()
  }

  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> PostgresJSON {
    let text = try PostgresJSONText.decodePostgres(bytes, type: type).text
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      let hasFraction = text.utf8.contains(UInt8(ascii: "."))
      guard let date = try? Date.ISO8601FormatStyle(includingFractionalSeconds: hasFraction).parse(text) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an RFC 3339 time")
      }
      return date
    }
    do {
      return PostgresJSON(try decoder.decode(Value.self, from: Data(text.utf8)))
    } catch {
      throw PostgresDecodingFailure("the JSON isn't a \(Value.self)\(Self.path(of: error))")
    }
  }

  /// Where in the JSON the trouble is, and nothing of what stands there.
  private static func path(of error: any Error) -> String {
    let context: DecodingError.Context? =
      switch error as? DecodingError {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): context
      case .keyNotFound(let key, let context):
        DecodingError.Context(codingPath: context.codingPath + [key], debugDescription: "")
      default: nil
      }
    let keys = context?.codingPath.map(\.stringValue) ?? []
    return keys.isEmpty ? "" : " at \(keys.joined(separator: "."))"
  }
}

/// JSON as text, for what is only passed on: bound as `jsonb`, read from `jsonb` and `json`.
public struct PostgresJSONText: Hashable, Sendable {
  public var text: String

  public init(_ text: String) { self.text = text }
}

extension PostgresJSONText: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .jsonb }

  /// The first byte of `jsonb` in binary form is the version of that form.
  private static let version: UInt8 = 1

  public func encodePostgres() throws -> [UInt8]? { [Self.version] + Array(text.utf8) }

  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> PostgresJSONText {
    let body: RawSpan
    switch type {
    case .json: body = bytes
    case .jsonb:
      guard bytes.byteCount > 0, bytes.unsafeLoad(as: UInt8.self) == version else {
        throw PostgresDecodingFailure.malformed
      }
      body = bytes.extracting(droppingFirst: 1)
    default: throw PostgresDecodingFailure.wrongType
    }
    return PostgresJSONText(try String.decodePostgres(body, type: .text))
  }
}
