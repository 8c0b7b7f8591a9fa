extension SQL: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) {
    parts = [.text(text)]
  }

  public init(stringInterpolation interpolation: StringInterpolation) {
    self = interpolation.sql
  }

  /// Collects the text and the values of an interpolated ``SQL``.
  public struct StringInterpolation: StringInterpolationProtocol, Sendable {
    var sql = SQL()

    public init(literalCapacity: Int, interpolationCount: Int) {
      sql.parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    public mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { sql.parts.append(.text(text)) }
    }

    /// Binds a value as `$n`.
    public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
      do {
        sql.parts.append(.binding(try Binding(value)))
      } catch {
        refuse(error)
      }
    }

    /// Binds a value as `$n`, or NULL where it is `nil`. (The compiler warns of optionals that an interpolation doesn't
    /// expressly take.)
    public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
      do {
        sql.parts.append(.binding(try Binding(value)))
      } catch {
        refuse(error)
      }
    }

    /// Binds a `nil` that is written out.
    public mutating func appendInterpolation(_ null: Never?) {
      sql.parts.append(.binding(.null))
    }

    /// Quotes a name, or a name within others: `\(identifier: "newsroom", "story")` is `"newsroom"."story"`.
    ///
    /// A name over 63 bytes is refused: PostgreSQL would cut it and so mean another thing.
    public mutating func appendInterpolation(identifier names: String...) {
      for name in names where name.isEmpty || name.utf8.count > 63 || name.utf8.contains(0) {
        refuse(PostgresError(.client(.encoding), message: "not a name PostgreSQL can have: \(name.debugDescription)"))
      }
      sql.parts.append(.text(names.map { quoted($0, with: "\"") }.joined(separator: ".")))
    }

    /// Quotes a text as a constant, for statements that bind nothing: `CREATE ROLE … PASSWORD`, `COMMENT`, `SET`.
    public mutating func appendInterpolation(literal text: String) {
      if text.utf8.contains(0) {
        refuse(PostgresError(.client(.nulInString), message: "a string that has a NUL in it can't be quoted"))
      }
      // An `E` string reads the same whatever standard_conforming_strings says.
      let isEscaped = text.utf8.contains(UInt8(ascii: "\\"))
      let escaped =
        isEscaped ? text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: #"\\"#) : text
      sql.parts.append(.text((isEscaped ? " E" : "") + quoted(escaped, with: "'")))
    }

    /// Puts another statement here, with what it binds.
    public mutating func appendInterpolation(sql other: SQL) {
      sql.append(other)
    }

    /// Pastes text as it is. Whatever comes from outside must never come through here.
    public mutating func appendInterpolation(unsafeRaw text: String) {
      if text.utf8.contains(0) {
        refuse(PostgresError(.client(.nulInString), message: "a statement can't have a NUL in it"))
      }
      sql.parts.append(.text(text))
    }

    private func quoted(_ text: String, with quote: Character) -> String {
      var whole = String(quote)
      for character in text.unicodeScalars {
        if Character(character) == quote { whole.append(quote) }
        whole.unicodeScalars.append(character)
      }
      whole.append(quote)
      return whole
    }

    private mutating func refuse(_ problem: PostgresError) {
      sql.problem = sql.problem ?? problem
    }
  }
}
