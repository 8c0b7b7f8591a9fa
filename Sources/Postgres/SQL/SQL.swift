/// A statement and the values it binds.
///
/// Interpolation never pastes a value into the text: it becomes `$1`, `$2` … and travels beside it.
///
/// ```swift
/// let id = 7
/// let slug: String? = nil
/// try await connection.execute("UPDATE story SET slug = \(slug) WHERE id = \(id)")   // … slug = $1 WHERE id = $2
/// ```
///
/// A `String` is bound without a type, as text, so that PostgreSQL infers `text`, an enum, a `date` or whatever the
/// context asks for; where nothing says, write a cast: `\(term)::text`. Everything else is bound in binary form with
/// its own type. A value that can't be bound, such as a string with a NUL in it, is refused when the statement is run,
/// before a byte is sent.
///
/// Four interpolations aren't values: `\(identifier: "name")`, `\(literal: "text")`, `\(sql: another)` and, ugly on
/// purpose, `\(unsafeRaw: "text")`.
public struct SQL: Sendable {
  enum Part: Sendable {
    case text(String)
    case binding(Binding)
  }

  var parts: [Part] = []
  /// The first value that could not be bound. Interpolation can't throw, so running the statement does.
  var problem: PostgresError?

  /// A statement of no text at all: the start of one put together piece by piece with ``append(_:)``.
  public init() {}

  /// Puts another statement, and what it binds, at the end of this one.
  public mutating func append(_ other: SQL) {
    parts += other.parts
    problem = problem ?? other.problem
  }

  /// The pieces in order with `separator` between them: a list of conditions, columns or rows.
  public static func joined(_ pieces: some Sequence<SQL>, separator: SQL = ", ") -> SQL {
    var whole = SQL()
    var isFirst = true
    for piece in pieces {
      if !isFirst { whole.append(separator) }
      whole.append(piece)
      isFirst = false
    }
    return whole
  }

  public static func + (left: SQL, right: SQL) -> SQL {
    var whole = left
    whole.append(right)
    return whole
  }

  /// The text as PostgreSQL gets it, with `$n` where a value is bound.
  public var text: String {
    var text = ""
    var number = 0
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .binding:
        number += 1
        text += "$\(number)"
      }
    }
    return text
  }

  var bindings: [Binding] {
    parts.compactMap { part in
      if case .binding(let binding) = part { binding } else { nil }
    }
  }
}

extension SQL: CustomStringConvertible, CustomReflectable {
  /// The text alone: what is bound may be nobody else's business.
  public var description: String { text }
  public var customMirror: Mirror { Mirror(self, children: ["text": text]) }
}
