/// One bound value, encoded: `nil` is NULL.
struct Binding: Sendable {
  let type: PostgresType
  let bytes: [UInt8]?

  /// What has no type goes as text, so that PostgreSQL reads it as whatever type it infers; the rest goes as binary.
  var isText: Bool { type == .unspecified }

  static let null = Binding(type: .unspecified, bytes: nil)

  init(type: PostgresType, bytes: [UInt8]?) {
    self.type = type
    self.bytes = bytes
  }

  init<Value: PostgresEncodable>(_ value: Value) throws(PostgresError) {
    type = Value.postgresType
    do {
      bytes = try value.encodePostgres()
    } catch let error as PostgresError {
      throw error
    } catch {
      throw PostgresError(.client(.encoding), message: "a \(Value.self) can't be bound: \(error)")
    }
    if let bytes, bytes.count > Self.limit {
      throw PostgresError(
        .client(.encoding),
        message: "a value of \(bytes.count) bytes is over PostgreSQL's limit of 1 GB"
      )
    }
    // PostgreSQL reads text up to the first NUL and drops the rest without a word.
    if isText, let bytes, bytes.contains(0) {
      throw PostgresError(.client(.nulInString), message: "a string that has a NUL in it can't be bound")
    }
  }

  /// PostgreSQL's own limit of one allocation; beyond it the server drops the connection.
  private static let limit = 0x3fff_ffff
}
