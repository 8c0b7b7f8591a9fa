extension String: PostgresEncodable, PostgresDecodable {
  /// Declaring `text` would be refused for an enum column, so nothing is declared and PostgreSQL infers.
  public static var postgresType: PostgresType { .unspecified }

  public func encodePostgres() throws -> [UInt8]? { Array(utf8) }

  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> String {
    switch type {
    case .jsonb:
      return try PostgresJSONText.decodePostgres(bytes, type: type).text
    case _ where type.isTextual:
      guard let text = bytes.withUnsafeBytes({ String(validating: $0, as: UTF8.self) }) else {
        throw PostgresDecodingFailure("the value isn't UTF-8 text")
      }
      // No text of PostgreSQL's has a NUL, and every composite or range does: that type was no text.
      if type.isUserDefined, text.utf8.contains(0) { throw PostgresDecodingFailure.wrongType }
      return text
    default:
      throw PostgresDecodingFailure("cast the value to text")
    }
  }
}
