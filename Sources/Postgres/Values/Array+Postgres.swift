/// One-dimensional arrays, whose elements may be optional.
///
/// Elements without a type of their own (strings, enums) go as the text of an array, so that PostgreSQL infers `text[]`
/// or an array of an enum from the context: `unnest(\(names)::text[])`.
extension Array: PostgresEncodable where Element: PostgresEncodable {
  public static var postgresType: PostgresType { Element.postgresArrayType }
  public func encodePostgres() throws -> [UInt8]? { try Element.encodePostgresArray(self) }

  /// The element is an array itself: `bytea` is a value like any other, and anything else would be a matrix.
  public static func encodePostgresArray(_ elements: [[Element]]) throws -> [UInt8]? {
    guard postgresType == .bytea else { throw PostgresEncodingFailure("an array has one dimension") }
    return try encodeBinaryArray(elements)
  }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> [Element] {
    try Element.decodePostgresArray(bytes, type: type)
  }
}

extension PostgresEncodable {
  public static var postgresArrayType: PostgresType { postgresType.array ?? .unspecified }

  public static func encodePostgresArray(_ elements: [Self]) throws -> [UInt8]? {
    if postgresType == .unspecified { return try encodeTextArray(elements) }
    guard postgresType.array != nil else {
      throw PostgresEncodingFailure("an array of \(postgresType) isn't known")
    }
    return try encodeBinaryArray(elements)
  }

  /// Dimensions, a flag for NULLs, the element's type, length and lower bound, then each element behind its length.
  fileprivate static func encodeBinaryArray(_ elements: [Self]) throws -> [UInt8] {
    let values = try elements.map { try $0.encodePostgres() }
    var bytes = Int32(elements.isEmpty ? 0 : 1).bigEndianBytes
    bytes += Int32(values.contains { $0 == nil } ? 1 : 0).bigEndianBytes
    bytes += postgresType.oid.bigEndianBytes
    guard !elements.isEmpty else { return bytes }
    bytes += Int32(elements.count).bigEndianBytes + Int32(1).bigEndianBytes
    for value in values {
      bytes += Int32(value?.count ?? -1).bigEndianBytes
      bytes += value ?? []
    }
    return bytes
  }

  /// `{"one","t\"wo",NULL}`: every element in quotes, so that none is taken for NULL or for an array.
  private static func encodeTextArray(_ elements: [Self]) throws -> [UInt8] {
    var bytes = [UInt8(ascii: "{")]
    for element in elements {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      guard let value = try element.encodePostgres() else {
        bytes += Array("NULL".utf8)
        continue
      }
      bytes.append(UInt8(ascii: "\""))
      for byte in value {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}

extension PostgresDecodable {
  public static func decodePostgresArray(_ bytes: RawSpan, type: PostgresType) throws -> [Self] {
    // Only arrays start with a number of dimensions; a built-in type that is none would be read as nonsense.
    guard type.isUserDefined || type.description.hasSuffix("[]") else { throw PostgresDecodingFailure.wrongType }
    var offset = 0
    let dimensions = try Int32(bigEndianBytes: bytes, at: &offset)
    _ = try Int32(bigEndianBytes: bytes, at: &offset)
    let elementType = PostgresType(oid: try UInt32(bigEndianBytes: bytes, at: &offset))
    if dimensions == 0 { return [] }
    guard dimensions == 1 else { throw PostgresDecodingFailure("the array has \(dimensions) dimensions, not one") }
    let count = try Int32(bigEndianBytes: bytes, at: &offset)
    _ = try Int32(bigEndianBytes: bytes, at: &offset)
    guard count >= 0, Int(count) <= bytes.byteCount / 4 else { throw PostgresDecodingFailure.malformed }
    var elements: [Self] = []
    elements.reserveCapacity(Int(count))
    for _ in 0..<count {
      let length = Int(try Int32(bigEndianBytes: bytes, at: &offset))
      if length == -1 {
        guard let null = postgresNull else { throw PostgresDecodingFailure("the array has a NULL") }
        elements.append(null)
        continue
      }
      guard length >= 0, length <= bytes.byteCount - offset else { throw PostgresDecodingFailure.malformed }
      elements.append(try decodePostgres(bytes.extracting(offset..<(offset + length)), type: elementType))
      offset += length
    }
    return elements
  }
}
