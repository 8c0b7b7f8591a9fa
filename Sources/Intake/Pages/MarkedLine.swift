/// One line of a page whose source says what its lines are: an HTML page has headings, captions and navigation.
public struct MarkedLine: Hashable, Sendable {
  public enum Role: Hashable, Sendable {
    /// Nothing is known of it: the rules for pasted pages decide.
    case text
    case headline
    case caption
    /// No part of a story, and why: `navigation`, `hidden`.
    case outside(String)
    /// Who wrote it, as the page tells machines. It counts where no byline is found.
    case author
  }

  public let text: String
  public let role: Role

  public init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}
