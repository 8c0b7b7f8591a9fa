// Integers travel as smallint, integer or bigint, and are read from any of the three where they fit.

extension PostgresEncodable where Self: FixedWidthInteger {
  public func encodePostgres() throws -> [UInt8]? { bigEndianBytes }
}

extension PostgresDecodable where Self: FixedWidthInteger {
  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> Self {
    let wide: Int64 =
      switch type {
      case .int2: Int64(try Int16(bigEndianBytes: bytes))
      case .int4: Int64(try Int32(bigEndianBytes: bytes))
      case .int8: try Int64(bigEndianBytes: bytes)
      case .oid: Int64(try UInt32(bigEndianBytes: bytes))
      case .numeric: throw PostgresDecodingFailure("cast numeric to bigint, or read it as text")
      default: throw PostgresDecodingFailure.wrongType
      }
    guard let value = Self(exactly: wide) else { throw PostgresDecodingFailure.outOfRange }
    return value
  }
}

extension Int16: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .int2 }
}

extension Int32: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .int4 }
}

extension Int64: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .int8 }
}

extension Int: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .int8 }
  public func encodePostgres() throws -> [UInt8]? { Int64(self).bigEndianBytes }
}

extension Double: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .float8 }
  public func encodePostgres() throws -> [UInt8]? { bitPattern.bigEndianBytes }

  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> Double {
    switch type {
    case .float8: Double(bitPattern: try UInt64(bigEndianBytes: bytes))
    case .float4: Double(Float(bitPattern: try UInt32(bigEndianBytes: bytes)))
    case .numeric: throw PostgresDecodingFailure("cast numeric to double precision")
    default: throw PostgresDecodingFailure.wrongType
    }
  }
}

extension Bool: PostgresEncodable, PostgresDecodable {
  public static var postgresType: PostgresType { .bool }
  public func encodePostgres() throws -> [UInt8]? { [self ? 1 : 0] }

  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> Bool {
    guard type == .bool else { throw PostgresDecodingFailure.wrongType }
    return try UInt8(bigEndianBytes: bytes) != 0
  }
}
