/// A type of PostgreSQL, by its OID, which is fixed for the built-in ones.
///
/// Source: `pg_type.dat` of PostgreSQL.
public struct PostgresType: Hashable, Sendable {
  public let oid: UInt32

  public init(oid: UInt32) { self.oid = oid }

  /// No type declared: the value goes as text and PostgreSQL infers what it is.
  public static let unspecified = PostgresType(oid: 0)
  public static let bool = PostgresType(oid: 16)
  public static let bytea = PostgresType(oid: 17)
  public static let char = PostgresType(oid: 18)
  public static let name = PostgresType(oid: 19)
  public static let int8 = PostgresType(oid: 20)
  public static let int2 = PostgresType(oid: 21)
  public static let int4 = PostgresType(oid: 23)
  public static let text = PostgresType(oid: 25)
  public static let oid = PostgresType(oid: 26)
  public static let json = PostgresType(oid: 114)
  public static let xml = PostgresType(oid: 142)
  public static let float4 = PostgresType(oid: 700)
  public static let float8 = PostgresType(oid: 701)
  public static let unknown = PostgresType(oid: 705)
  public static let bpchar = PostgresType(oid: 1042)
  public static let varchar = PostgresType(oid: 1043)
  public static let date = PostgresType(oid: 1082)
  public static let timestamp = PostgresType(oid: 1114)
  public static let timestamptz = PostgresType(oid: 1184)
  public static let numeric = PostgresType(oid: 1700)
  public static let void = PostgresType(oid: 2278)
  public static let uuid = PostgresType(oid: 2950)
  public static let jsonb = PostgresType(oid: 3802)

  /// The type of an array of this one; `nil` for a type that isn't built in, or is itself an array.
  public var array: PostgresType? {
    Self.builtIn.first { $0.type == self }.flatMap { $0.array == 0 ? nil : PostgresType(oid: $0.array) }
  }

  /// Whether a value of this type is plain UTF-8 in binary form too.
  ///
  /// A type the server made (an enum, `citext`) has an OID no client can know; a decoder that takes one must check.
  var isTextual: Bool {
    switch self {
    case .text, .varchar, .bpchar, .name, .char, .json, .xml, .unknown: true
    default: isUserDefined
    }
  }

  /// PostgreSQL keeps the OIDs below this one for itself.
  var isUserDefined: Bool { oid >= 16384 }

  private static let builtIn: [(type: PostgresType, name: String, array: UInt32)] = [
    (.bool, "boolean", 1000), (.bytea, "bytea", 1001), (.char, "\"char\"", 1002), (.name, "name", 1003),
    (.int8, "bigint", 1016), (.int2, "smallint", 1005), (.int4, "integer", 1007), (.text, "text", 1009),
    (.oid, "oid", 1028), (.json, "json", 199), (.xml, "xml", 143), (.float4, "real", 1021),
    (.float8, "double precision", 1022), (.unknown, "unknown", 0), (.bpchar, "character", 1014),
    (.varchar, "character varying", 1015), (.date, "date", 1182), (.timestamp, "timestamp without time zone", 1115),
    (.timestamptz, "timestamp with time zone", 1185), (.numeric, "numeric", 1231), (.void, "void", 0),
    (.uuid, "uuid", 2951), (.jsonb, "jsonb", 3807),
  ]
}

extension PostgresType: CustomStringConvertible {
  /// PostgreSQL's name of the type, or its number where only the server knows the name.
  public var description: String {
    if self == .unspecified { return "unspecified" }
    for (type, name, array) in Self.builtIn {
      if type == self { return name }
      if array == oid { return "\(name)[]" }
    }
    return "type \(oid)"
  }
}
