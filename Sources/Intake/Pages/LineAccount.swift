/// What became of one line of the input, or of a part of it. Every line that is not blank has at least one.
public struct LineAccount: Hashable, Sendable {
  /// Counted from 1 in the input.
  public let line: Int
  public let text: String
  public let fate: Fate

  public enum Fate: Hashable, Sendable {
    case headline
    /// The caption at that place among the story's captions, counted from 0; its credit stood in it.
    case caption(Int)
    /// The paragraph at that place in the body, counted from 0.
    case paragraph(Int)
    case removed(RemovedLine.Reason)
  }

  var removed: RemovedLine? {
    guard case .removed(let why) = fate else { return nil }
    return RemovedLine(line: line, text: text, why: why)
  }
}
