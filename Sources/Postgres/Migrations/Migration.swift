/// One numbered step of a schema: a file `0001_name.sql`, never edited once released.
public struct Migration: Hashable, Sendable {
  public let number: Int
  /// The words between the number and `.sql`.
  public let name: String
  public let sql: String

  public init(number: Int, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// Reads number and name from the name of a file.
  ///
  /// - Throws: ``MigrationError/invalidFileName(_:)``.
  public init(fileName: String, sql: String) throws {
    let stem = fileName.hasSuffix(".sql") ? String(fileName.dropLast(4)) : ""
    let parts = stem.split(separator: "_", maxSplits: 1)
    guard
      parts.count == 2, let number = Int(parts[0]), number > 0,
      parts[0].allSatisfy({ $0.isASCII && $0.isNumber }), !parts[1].isEmpty
    else { throw MigrationError.invalidFileName(fileName) }
    self.init(number: number, name: String(parts[1]), sql: sql)
  }

  public var fileName: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_\(name).sql"
  }
}
