/// One step from a credit line to its fields: which rule did what to which words.
public struct CreditChange: Hashable, Sendable {
  /// Stable codes, for programs and for counting.
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    case unwrapped
    case label
    case alias
    case flag
    case placeholder
    case noise
    case licence
    case imageID = "image-id"
    case year
    case separator
    case distribution
    case duplicate
    case creator
    case organisation
    case ambiguous
  }

  public let rule: Rule
  /// The words that the rule worked on, as they stood.
  public let words: String
  /// What became of them: a canonical name, a flag, a reason. Nil where they went.
  public let result: String?

  public init(_ rule: Rule, _ words: String, _ result: String? = nil) {
    self.rule = rule
    self.words = words
    self.result = result
  }
}

extension CreditChange: CustomStringConvertible {
  public var description: String {
    let result = result ?? ""
    return switch rule {
    case .unwrapped: "\"\(words)\" is the credit without its brackets or dash"
    case .label: "\"\(words)\" is a label"
    case .alias: "\"\(words)\" is \(result)"
    case .flag: "\"\(words)\" sets the flag \(result)"
    case .placeholder: "\"\(words)\" stands in for a name and is nobody's"
    case .noise: "\"\(words)\" says nothing about who made it"
    case .licence: "\"\(words)\" is a licence"
    case .imageID: "\"\(words)\" is a picture's number"
    case .year: "\"\(words)\" is a year"
    case .separator: "\"\(words)\" is split into \(result)"
    case .distribution: "\"\(words)\" passed it on: it stands behind \(result)"
    case .duplicate: "\"\(words)\" is there already as \(result)"
    case .creator: "\"\(words)\" reads as a person"
    case .organisation: "\"\(words)\" reads as an organisation"
    case .ambiguous: "\"\(words)\": \(result)"
    }
  }
}
