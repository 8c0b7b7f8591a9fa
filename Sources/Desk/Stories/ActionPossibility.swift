public import Newsroom

/// An act that leads on from where a story stands.
public struct ActionPossibility: Hashable, Sendable {
  public var action: Action
  /// Empty where this person can do it now.
  public var reasons: [Refusal.Reason]

  public var isPossible: Bool { reasons.isEmpty }
}
