import Presentation

/// A part of a story that a rendered document doesn't have as it was published.
public struct Mismatch: Hashable, Sendable {
  /// Paragraphs and pictures count from 1.
  public enum Part: Hashable, Sendable {
    case headline
    case paragraph(Int)
    case caption(Int)
    case credit(Int)
    /// A name that the credit line should contain.
    case creator(Int)
  }

  public let part: Part
  /// Nil where the story has no such part, and either shouldn't or must have one.
  public let expected: String?
  /// Nil where the document has no such part.
  public let found: String?

  init(_ part: Part, expected: String?, found: String?) {
    self.part = part
    self.expected = expected
    self.found = found
  }
}

extension Mismatch.Part {
  /// Stable, for programs.
  public var code: String {
    switch self {
    case .headline: "headline"
    case .paragraph: "paragraph"
    case .caption: "caption"
    case .credit: "credit"
    case .creator: "creator"
    }
  }

  /// The paragraph's or the picture's.
  public var number: Int? {
    switch self {
    case .headline: nil
    case .paragraph(let number), .caption(let number), .credit(let number), .creator(let number): number
    }
  }
}

extension Mismatch: CustomStringConvertible {
  /// One line for a person: `the credit of photo 2 is missing: "Ana Souza/AFP"`.
  public var description: String {
    switch (expected, found) {
    case (let expected?, nil): "\(name) is missing: \(quoted(expected))"
    case (let expected?, let found?): "\(name) reads \(differing(found, from: expected))"
    case (nil, let found?): "\(name) is not in the story: \(quoted(found))"
    case (nil, nil): "\(name) was never given"
    }
  }

  private var name: String {
    switch part {
    case .headline: "the headline"
    case .paragraph(let number): "paragraph \(number)"
    case .caption(let number): "the caption of photo \(number)"
    case .credit(let number): "the credit of photo \(number)"
    case .creator(let number): "a name in the credit of photo \(number)"
    }
  }

  /// Both texts, from shortly before they part where they are long. To the eye they may be one.
  private func differing(_ found: String, from expected: String) -> String {
    let isSame = found == expected ? " (the same letters in other bytes)" : ""
    let longest = max(found.utf8.count, expected.utf8.count)
    let shared = longest > Self.widest ? zip(found, expected).prefix { $0 == $1 }.count : 0
    let start = isSame.isEmpty && shared > 2 * Self.before ? shared - Self.before : 0
    func quoted(_ text: String) -> String {
      self.quoted((start > 0 ? "…" : "") + text.dropFirst(start))
    }
    return "\(quoted(found)) in place of \(quoted(expected))\(isSame)"
  }

  private static let widest = 120
  /// How much of what both have is shown before what differs.
  private static let before = 30

  private func quoted(_ text: String) -> String {
    "\"" + DisplayWidth.truncate(SafeText.terminal(text), to: Self.widest) + "\""
  }
}
