/// One row of a result.
///
/// ```swift
/// let slug = try row.decode("slug", as: String.self)
/// let due: Date? = try row.decode("due")               // NULL is nil; for a plain Date it is an error
/// ```
///
/// A row keeps the result it came in alive; take what you need out of it rather than keeping rows.
public struct Row: Sendable {
  let storage: ResultStorage
  let index: Int

  /// The names of the columns, in order.
  public var columns: [String] { storage.shape.columns }

  /// Reads the first column of that name.
  ///
  /// - Throws: ``PostgresError`` of kind `.client(.decoding)`, which names the column, the type asked for and
  ///   PostgreSQL's own.
  public func decode<Value: PostgresDecodable>(_ column: String, as _: Value.Type = Value.self) throws -> Value {
    guard let position = storage.shape.columns.firstIndex(of: column) else {
      throw PostgresError(
        .client(.decoding),
        message: "the result has no column \"\(column)\"; it has \(columns.joined(separator: ", "))"
      )
    }
    return try decode(at: position)
  }

  /// Reads the column at a position, from 0.
  public func decode<Value: PostgresDecodable>(at position: Int, as _: Value.Type = Value.self) throws -> Value {
    guard storage.shape.columns.indices.contains(position) else {
      throw PostgresError(
        .client(.decoding),
        message: "the result has no column at \(position); it has \(columns.count)"
      )
    }
    let type = storage.shape.types[position]
    return try storage.handle.withValue(row: index, column: position) { bytes in
      do {
        if let bytes { return try Value.decodePostgres(bytes, type: type) }
        guard let null = Value.postgresNull else { throw PostgresDecodingFailure("the value is NULL") }
        return null
      } catch {
        throw PostgresError(
          .client(.decoding),
          message: "column \"\(columns[position])\", \(type), can't be read as \(Value.self): \(error)"
        )
      }
    }
  }

  /// Whether a value is NULL; `false` for a column that isn't there.
  public func isNull(_ column: String) -> Bool {
    guard let position = storage.shape.columns.firstIndex(of: column) else { return false }
    return storage.handle.withValue(row: index, column: position) { $0 == nil }
  }

  /// Reads the columns in order into a tuple: `let (id, slug) = try row.decode(Int.self, String.self)`.
  public func decode<each Value: PostgresDecodable>(_ types: repeat (each Value).Type) throws -> (repeat each Value) {
    var position = -1
    func next<Each: PostgresDecodable>(_: Each.Type) throws -> Each {
      position += 1
      return try decode(at: position)
    }
    return (repeat try next((each Value).self))
  }
}

extension Row: CustomStringConvertible {
  /// The names of the columns, without their values.
  public var description: String { "Row(\(columns.joined(separator: ", ")))" }
}
