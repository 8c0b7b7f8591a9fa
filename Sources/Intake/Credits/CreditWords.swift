internal import Newsroom

/// The words of credit lines that name nobody: labels, keywords, placeholders (`Data/credit_words.tsv`).
///
/// A class, so that reading a line passes on one reference and not a handful of tables. Nothing of it changes once read.
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
      /// Whom it was made for: `Special to`.
      case client
    }

    var names: Names
    var flags: [CreditFlag] = []
  }

  enum Meaning: Hashable, Sendable {
    case flags([CreditFlag])
    case placeholder
    case noise
  }

  /// What single words are in names.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt8
    static let headNoun = Roles(rawValue: 1)
    static let particle = Roles(rawValue: 2)
    /// A head of names that people are called too.
    static let surname = Roles(rawValue: 4)
    /// `of`, `for`.
    static let connective = Roles(rawValue: 8)
  }

  /// Labels that may stand without a colon.
  let openLabels: KeyTable<Label>
  /// Labels where a colon follows.
  let colonLabels: KeyTable<Label>
  /// The first word of each label: most lines open with none of these.
  let labelOpenings: KeyTable<Bool>
  let meanings: KeyTable<Meaning>
  let roles: KeyTable<Roles>
  let particles: Set<String>
  let licences: [[UInt8]]
  /// Words for `via` in other languages, as bytes.
  let distributionWords: [[UInt8]]

  static let standard = CreditWords(tsv: EmbeddedText.contents(of: "credit_words.tsv"))

  init(tsv: String) {
    var openLabels = KeyTable<Label>(minimumCapacity: 512)
    var colonLabels = KeyTable<Label>(minimumCapacity: 512)
    var labelOpenings = KeyTable<Bool>(minimumCapacity: 512)
    var meanings = KeyTable<Meaning>(minimumCapacity: 1024)
    var roles: [String: Roles] = ["of": .connective, "for": .connective]
    var particles: Set<String> = []
    var licences: [[UInt8]] = []
    var distributionWords: [[UInt8]] = []
    for row in TabSeparated.rows(of: tsv).dropFirst() where row.count >= 2 {
      let key = ComparisonKey.of(row[1])
      let effects = row.count > 2 ? row[2].split(separator: "+").map(String.init) : []
      let flags = effects.compactMap(CreditFlag.init(rawValue:))
      switch row[0] {
      case "label":
        let form = row.count > 3 ? row[3] : ""
        let label = Label(names: Self.names(effects), flags: flags)
        if form != "colon" { openLabels.insert(label, for: key) }
        if form != "bare" { colonLabels.insert(label, for: key) }
        labelOpenings.insert(true, for: String(key.prefix { $0 != " " }))
      case "keyword": meanings.insert(.flags(flags), for: key)
      case "placeholder": meanings.insert(.placeholder, for: key)
      case "noise": meanings.insert(.noise, for: key)
      case "noun": roles[key, default: []].formUnion(effects == ["surname"] ? [.headNoun, .surname] : .headNoun)
      case "particle":
        particles.insert(key)
        roles[key, default: []].insert(.particle)
      case "licence": licences.append(Array(key.utf8))
      case "via": distributionWords.append(Array(row[1].utf8))
      default: break
      }
    }
    self.openLabels = openLabels
    self.colonLabels = colonLabels
    self.labelOpenings = labelOpenings
    self.meanings = meanings
    var table = KeyTable<Roles>(minimumCapacity: roles.count)
    for (word, role) in roles { table.insert(role, for: word) }
    self.roles = table
    self.particles = particles
    self.licences = licences
    self.distributionWords = distributionWords
  }

  /// Whether a label may open with this word.
  func opensLabel(_ word: Substring) -> Bool {
    ComparisonKey.withBytes(of: word) { labelOpenings[KeyProbe($0)] != nil }
  }

  private static func names(_ effects: [String]) -> Label.Names {
    if effects.contains("person") { return .person }
    if effects.contains("owner") { return .owner }
    if effects.contains("credit") { return .credit }
    if effects.contains("client") { return .client }
    return effects.contains("courtesy") || effects.contains("handout") ? .supplier : .plain
  }
}
