internal import CLibpq

/// Owns one `PGresult` and clears it exactly once.
struct ResultHandle: ~Copyable {
  private let pointer: OpaquePointer

  /// libpq hands out a nil result where it ran out of memory or has nothing more to say.
  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  deinit { PQclear(pointer) }

  /// Reads a result that libpq lends for the length of a callback and clears itself.
  static func lend<Value>(_ pointer: OpaquePointer, _ body: (borrowing ResultHandle) -> Value) -> Value? {
    guard let handle = ResultHandle(pointer) else { return nil }
    let value = body(handle)
    handle.forget()
    return value
  }

  private consuming func forget() { discard self }

  var status: ExecStatusType { PQresultStatus(pointer) }
  var isPart: Bool { clibpq_is_part(pointer) != 0 }
  var rowCount: Int { Int(PQntuples(pointer)) }
  var columnCount: Int { Int(PQnfields(pointer)) }

  /// `INSERT 0 1`, `COMMIT` …
  var commandTag: String { String(cString: PQcmdStatus(pointer)) }

  /// The number at the end of the tag; 0 for commands that have none.
  var affectedRows: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

  func columnName(_ column: Int) -> String {
    PQfname(pointer, Int32(column)).map { String(cString: $0) } ?? ""
  }

  func columnType(_ column: Int) -> PostgresType { PostgresType(oid: PQftype(pointer, Int32(column))) }

  /// A field of an error or a notice, such as `PG_DIAG_SQLSTATE`.
  func diagnostic(_ field: DiagnosticField) -> String? {
    PQresultErrorField(pointer, field.code).map { String(cString: $0) }
  }

  /// Gives the bytes of a value, or `nil` for NULL. They live as long as this handle.
  func withValue<Value>(row: Int, column: Int, _ body: (RawSpan?) throws -> Value) rethrows -> Value {
    if PQgetisnull(pointer, Int32(row), Int32(column)) != 0 { return try body(nil) }
    let bytes = UnsafeRawBufferPointer(
      start: PQgetvalue(pointer, Int32(row), Int32(column)),
      count: Int(PQgetlength(pointer, Int32(row), Int32(column)))
    )
    return try body(bytes.bytes)
  }
}

/// The fields that PostgreSQL's errors and notices have, by the letters of its protocol.
enum DiagnosticField: Character {
  case severity = "V"
  case sqlState = "C"
  case message = "M"
  case detail = "D"
  case hint = "H"
  case position = "P"
  case context = "W"
  case schema = "s"
  case table = "t"
  case column = "c"
  case dataType = "d"
  case constraint = "n"
  case sourceFunction = "R"

  var code: Int32 { Int32(rawValue.asciiValue ?? 0) }
}
