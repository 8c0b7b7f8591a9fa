/// What a person may be on a desk, or for the whole newsroom.
public enum Role: String, CaseIterable, Hashable, Sendable, Codable {
  case reporter
  case editor
  case photoEditor = "photo_editor"
  case legal
  case publisher
  /// Looks after people, desks and roles. It gives no right to approve or publish.
  case administrator
  /// No person's: the program that publishes what is scheduled and delivers what is out.
  case worker

  /// Held for the whole newsroom, and never on a desk.
  public var isNewsroomWide: Bool { self == .administrator || self == .worker }

  /// `photo editor`.
  public var words: String {
    String(rawValue.map { $0 == "_" ? " " : $0 })
  }
}

extension Sequence<Role> {
  /// `reporter or editor`.
  public var words: String {
    let words = map(\.words)
    guard let last = words.last, words.count > 1 else { return words.first ?? "nobody" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

/// A judgement that a story needs before it goes out.
public enum SignOffKind: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
  /// Covers the text.
  case copy
  /// Covers the captions and the credits.
  case picture
  /// Covers both.
  case legal
}
