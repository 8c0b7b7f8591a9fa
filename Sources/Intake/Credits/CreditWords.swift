internal import Newsroom

/// The words of credit lines that name nobody: labels, keywords, placeholders (`Data/credit_words.tsv`).
///
/// A class, so that reading a line passes on one reference and not seven tables. Nothing of it changes once it is read.
final class CreditWords: Sendable {
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
  let openLabels: [String: Label]
  let colonLabels: [String: Label]
  /// The first word of each label: most lines open with none of these.
  let labelOpenings: Set<String>
  let meanings: [String: Meaning]
  let headNouns: Set<String>
  let particles: Set<String>
  let licences: [String]

  static let standard = CreditWords(tsv: EmbeddedText.contents(of: "credit_words.tsv"))

  init(tsv: String) {
    var openLabels: [String: Label] = [:]
    var colonLabels: [String: Label] = [:]
    var meanings: [String: Meaning] = [:]
    var headNouns: Set<String> = []
    var particles: Set<String> = []
    var licences: [String] = []
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
    self.openLabels = openLabels
    self.colonLabels = colonLabels
    labelOpenings = Set((openLabels.keys + Array(colonLabels.keys)).map { String($0.prefix { $0 != " " }) })
    self.meanings = meanings
    self.headNouns = headNouns
    self.particles = particles
    self.licences = licences
  }

  private static func names(_ effects: [String]) -> Label.Names {
    if effects.contains("person") { return .person }
    if effects.contains("owner") { return .owner }
    if effects.contains("credit") { return .credit }
    return effects.contains("courtesy") || effects.contains("handout") ? .supplier : .plain
  }
}
