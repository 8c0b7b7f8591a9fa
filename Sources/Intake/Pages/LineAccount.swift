/// What became of one line of the input, or of a part of it. Every line that is not blank has at least one.
///
/// The accounts of a story are all there is to know of it: its headline, captions, credits, paragraphs and moved lines are
/// the texts of its accounts, letter for letter.
public struct LineAccount: Hashable, Sendable {
  /// Counted from 1 in the input.
  public let line: Int
  public let text: String
  public internal(set) var fate: Fate

  public enum Fate: Hashable, Sendable {
    case headline
    /// The wording of the caption at that place among the story's captions, counted from 0.
    case caption(Int)
    /// The credit that stood in that caption's line.
    case credit(Int)
    /// The paragraph at that place in the body, counted from 0.
    case paragraph(Int)
    case removed(RemovedLine.Reason)
  }

  /// The four things that can become of a line.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case kept, moved, collapsed, dropped
  }

  public var kind: Kind {
    switch fate {
    case .headline, .caption, .paragraph: .kept
    case .credit: .moved
    case .removed(let reason): reason.kind
    }
  }

  /// Kept as what, moved where, collapsed into which line, or dropped for which reason. Captions and paragraphs are
  /// counted from 1, as people count.
  public var why: String {
    switch fate {
    case .headline: "headline"
    case .caption(let index): "caption \(index + 1)"
    case .credit(let index): "to the credit of caption \(index + 1)"
    case .paragraph(let index): "paragraph \(index + 1)"
    case .removed(let reason): reason.description
    }
  }

  /// Stable, for programs: `paragraph`, `repeat-of-caption`.
  public var code: String {
    switch fate {
    case .headline: "headline"
    case .caption: "caption"
    case .credit: "credit"
    case .paragraph: "paragraph"
    case .removed(let reason): reason.code
    }
  }

  /// Whether it takes its line out of the text. A credit within a caption's line is still on show beside the caption.
  var removed: RemovedLine? {
    guard case .removed(let why) = fate else { return nil }
    return RemovedLine(line: line, text: text, why: why)
  }
}
