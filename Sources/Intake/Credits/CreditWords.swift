internal import Newsroom

/// The words of credit lines that name nobody: labels, keywords, placeholders (`Data/credit_words.tsv`).
struct CreditWords: Sendable {
  /// What a label says of the name behind it.
  struct Label: Hashable, Sendable {
    enum Names: Hashable, Sendable {
      /// A maker: `Photo by`.
      case person
      /// A maker, as a rule, or who supplied it: `Photograph:`.
      case plain
      /// Whoever is to be thanked: `Credit:`.
      case credit
      /// The holder of the copyright: `©`.
      case owner
      /// Who gave it away: `Courtesy of`.
      case supplier
    }

    var names: Names
    var flags: [CreditFlag] = []
    /// Whether it is a label only where a colon follows.
    var needsColon = false
  }

  enum Meaning: Hashable, Sendable {
    case flags([CreditFlag])
    case placeholder
    case noise
  }

  /// By the key of the words, those that may stand without a colon first.
  private(set) var openLabels: [String: Label] = [:]
  private(set) var colonLabels: [String: Label] = [:]
  private(set) var meanings: [String: Meaning] = [:]
  private(set) var headNouns: Set<String> = []
  private(set) var particles: Set<String> = []
  private(set) var licences: [String] = []

  static let standard = CreditWords(tsv: EmbeddedText.contents(of: "credit_words.tsv"))

  init(tsv: String) {
    for row in TabSeparated.rows(of: tsv).dropFirst() where row.count >= 2 {
      let key = ComparisonKey.of(row[1])
      let effects = row.count > 2 ? row[2].split(separator: "+").map(String.init) : []
      let flags = effects.compactMap(CreditFlag.init(rawValue:))
      switch row[0] {
      case "label":
        let form = row.count > 3 ? row[3] : ""
        let label = Label(names: Self.names(effects), flags: flags, needsColon: form == "colon")
        if form != "colon" { openLabels[key] = label }
        if form != "bare" { colonLabels[key] = label }
      case "keyword": meanings[key] = .flags(flags)
      case "placeholder": meanings[key] = .placeholder
      case "noise": meanings[key] = .noise
      case "noun": headNouns.insert(key)
      case "particle": particles.insert(key)
      case "licence": licences.append(key)
      default: break
      }
    }
  }

  private static func names(_ effects: [String]) -> Label.Names {
    if effects.contains("person") { return .person }
    if effects.contains("owner") { return .owner }
    if effects.contains("credit") { return .credit }
    return effects.contains("courtesy") || effects.contains("handout") ? .supplier : .plain
  }
}
