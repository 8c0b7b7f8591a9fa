// `[UInt8]` is bytea, not an array of numbers. Swift has one conformance for every array, which asks its element
// how an array of it travels: so the byte is what decides.

extension UInt8: PostgresEncodable, PostgresDecodable {
  /// A single byte is a smallint; PostgreSQL has no smaller number.
  public static var postgresType: PostgresType { .int2 }
  public func encodePostgres() throws -> [UInt8]? { Int16(self).bigEndianBytes }

  public static var postgresArrayType: PostgresType { .bytea }
  public static func encodePostgresArray(_ elements: [UInt8]) throws -> [UInt8]? { elements }

  public static func decodePostgresArray(_ bytes: RawSpan, type: PostgresType) throws -> [UInt8] {
    guard type == .bytea else { throw PostgresDecodingFailure.wrongType }
    return bytes.withUnsafeBytes { Array($0) }
  }
}
