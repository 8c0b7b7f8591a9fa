/// A value that a statement can bind.
///
/// An enum or a wrapper with a raw value that can be bound conforms in one line, and binds as its raw value:
///
/// ```swift
/// extension Stage: PostgresEncodable, PostgresDecodable {}
/// ```
public protocol PostgresEncodable: Sendable {
  /// The type the value is declared to have. `.unspecified` sends it as text and lets PostgreSQL infer.
  static var postgresType: PostgresType { get }

  /// The value in PostgreSQL's binary form, or as UTF-8 text where the type is `.unspecified`. `nil` is NULL.
  func encodePostgres() throws -> [UInt8]?

  /// The type of an array of such values. There is no need to implement this.
  static var postgresArrayType: PostgresType { get }

  /// An array of such values, encoded. There is no need to implement this.
  static func encodePostgresArray(_ elements: [Self]) throws -> [UInt8]?
}

/// A value that can be read from a result.
public protocol PostgresDecodable {
  /// Reads a value from PostgreSQL's binary form.
  ///
  /// - Parameters:
  ///   - bytes: the value as it came; it isn't NULL.
  ///   - type: the type the server says it has. A type that isn't understood must be refused.
  /// - Throws: ``PostgresDecodingFailure`` preferably; the row adds the column and the types.
  static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> Self

  /// What NULL is read as, or `nil` where NULL is refused.
  static var postgresNull: Self? { get }

  /// Reads an array of such values. There is no need to implement this.
  static func decodePostgresArray(_ bytes: RawSpan, type: PostgresType) throws -> [Self]
}

/// What can be both bound and read.
public typealias PostgresCodable = PostgresEncodable & PostgresDecodable

/// Why a value could not be read, without the value.
public struct PostgresDecodingFailure: Error, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ reason: String) { description = reason }

  static let wrongType = PostgresDecodingFailure("the types don't match")
  static let outOfRange = PostgresDecodingFailure("the value is out of range")
  static let malformed = PostgresDecodingFailure("the value is malformed")
}

/// Why a value could not be bound, without the value.
public struct PostgresEncodingFailure: Error, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ reason: String) { description = reason }
}

extension PostgresDecodable {
  public static var postgresNull: Self? { nil }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
  public static var postgresType: PostgresType { Wrapped.postgresType }
  public func encodePostgres() throws -> [UInt8]? { try self?.encodePostgres() }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  public static var postgresNull: Wrapped?? { .some(.none) }

  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> Wrapped? {
    try Wrapped.decodePostgres(bytes, type: type)
  }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
  public static var postgresType: PostgresType { RawValue.postgresType }
  public func encodePostgres() throws -> [UInt8]? { try rawValue.encodePostgres() }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
  public static func decodePostgres(_ bytes: RawSpan, type: PostgresType) throws -> Self {
    guard let value = Self(rawValue: try RawValue.decodePostgres(bytes, type: type)) else {
      throw PostgresDecodingFailure("\(Self.self) has no such value")
    }
    return value
  }
}
