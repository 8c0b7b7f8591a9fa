/// What rows share: their values, where libpq put them, and the shape of the result.
///
/// `@unchecked` because of the pointer in `handle`. libpq never changes a result once it has been handed out, and its
/// manual lets threads read one at the same time; the last reference clears it.
final class ResultStorage: @unchecked Sendable {
  let handle: ResultHandle
  let shape: ResultShape

  /// Results of one stream have the same shape and pass it on.
  init(_ handle: consuming ResultHandle, shape: ResultShape? = nil) {
    self.shape = shape ?? ResultShape(handle)
    self.handle = handle
  }

  func rows() -> [Row] {
    (0..<handle.rowCount).map { Row(storage: self, index: $0) }
  }
}

/// The names and types of a result's columns.
final class ResultShape: Sendable {
  let columns: [String]
  let types: [PostgresType]

  init(_ handle: borrowing ResultHandle) {
    var columns: [String] = []
    var types: [PostgresType] = []
    for column in 0..<handle.columnCount {
      columns.append(handle.columnName(column))
      types.append(handle.columnType(column))
    }
    self.columns = columns
    self.types = types
  }
}
