public import Newsroom

/// Every known agency under every name that credit lines give it.
///
/// The table is data (`Data/agencies.tsv`, the same columns as in the database) and can be replaced as a whole. Names
/// are compared without case, accents, full stops and hyphens.
public struct AgencyTable: Sendable {
  /// One name of one agency, and the days between which it was in use.
  public struct Alias: Hashable, Sendable {
    public let text: String
    public let agency: Agency
    public let since: CalendarDate?
    public let until: CalendarDate?
    /// Whether it counts on its days alone, and not wherever nobody else claims the name. So is a newsroom's own alias:
    /// one that was ended is over.
    public let isStrict: Bool

    public init(
      text: String,
      agency: Agency,
      since: CalendarDate? = nil,
      until: CalendarDate? = nil,
      isStrict: Bool = false
    ) {
      self.text = text
      self.agency = agency
      self.since = since
      self.until = until
      self.isStrict = isStrict
    }

    func wasInUse(on date: CalendarDate) -> Bool {
      (since.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
    }
  }

  public let aliases: [Alias]
  /// The rows that claim a name, the first of them first.
  private let rows: KeyTable<Rows>
  /// What counts as the day where a picture's is not known.
  private let today: CalendarDate?

  private enum Rows: Sendable {
    /// One agency's, on whatever day.
    case one(Int)
    /// A name that changed hands, or that counts on some days only.
    case several([Int])
  }

  /// The keys of what stands before the slash in names such as `RFE/RL`.
  let joinOpenings: KeyTable<Bool>

  /// The table that the program ships with.
  public static let standard = AgencyTable(tsv: EmbeddedText.contents(of: "agencies.tsv"))

  /// Where two rows give one name to two agencies, the dates decide, and the earlier row where they don't.
  public init(_ aliases: [Alias], today: CalendarDate? = nil) {
    var order: [String] = []
    var claims: [String: [Int]] = [:]
    order.reserveCapacity(aliases.count)
    claims.reserveCapacity(aliases.count)
    for (index, alias) in aliases.enumerated() {
      let key = ComparisonKey.of(alias.text)
      if claims[key]?.append(index) == nil {
        claims[key] = [index]
        order.append(key)
      }
    }
    var rows = KeyTable<Rows>(minimumCapacity: order.count)
    for key in order {
      guard let claim = claims[key], let first = claim.first else { continue }
      let isPlain = claim.allSatisfy { aliases[$0].agency.name == aliases[first].agency.name && !aliases[$0].isStrict }
      rows.insert(isPlain ? .one(first) : .several(claim), for: key)
    }
    self.aliases = aliases
    self.rows = rows
    self.today = today
    var openings = KeyTable<Bool>()
    for alias in aliases where alias.text.utf8.contains(UInt8(ascii: "/")) {
      openings.insert(true, for: ComparisonKey.of(alias.text.prefix { $0 != "/" }))
    }
    joinOpenings = openings
  }

  /// Reads the columns name, kind, aliases (between bars), since and until.
  ///
  /// A row that can't be read is left out: the shipped table is checked by a test, a newsroom's own by the database.
  public init(tsv: String) {
    var aliases: [Alias] = []
    for row in TabSeparated.rows(of: tsv).dropFirst() {
      guard row.count >= 2, let kind = Agency.Kind(rawValue: String(row[1])) else { continue }
      let agency = Agency(name: String(row[0]), kind: kind)
      let since = row.count > 3 ? CalendarDate(iso8601: row[3]) : nil
      let until = row.count > 4 ? CalendarDate(iso8601: row[4]) : nil
      aliases.append(Alias(text: agency.name, agency: agency))
      guard row.count > 2 else { continue }
      for text in row[2].split(separator: "|") {
        aliases.append(Alias(text: String(text.trimmed), agency: agency, since: since, until: until))
      }
    }
    self.init(aliases)
  }

  /// The agency of that name, on the day the picture was taken where that is known.
  public func agency(named name: some StringProtocol, on date: CalendarDate? = nil) -> Agency? {
    ComparisonKey.withBytes(of: Substring(name)) { agency(at: KeyProbe($0), on: date) }
  }

  func agency(at probe: KeyProbe, on date: CalendarDate? = nil) -> Agency? {
    switch rows[probe] {
    case nil: nil
    case .one(let row): aliases[row].agency
    case .several(let claims): agency(among: claims, on: date ?? today)
    }
  }

  private func agency(among claims: [Int], on date: CalendarDate?) -> Agency? {
    if let date, let row = claims.first(where: { aliases[$0].wasInUse(on: date) }) { return aliases[row].agency }
    return claims.first { !aliases[$0].isStrict || date == nil }.map { aliases[$0].agency }
  }

  /// The one agency whose names begin like this; nil where there is none, or more than one.
  func agency(beginningWith key: UnsafeBufferPointer<UInt8>) -> Agency? {
    var found: Agency?
    for rows in rows.values(beginningWith: key) {
      let agency =
        switch rows {
        case .one(let row): aliases[row].agency
        case .several(let claims): aliases[claims[0]].agency
        }
      if let found, found.name != agency.name { return nil }
      found = agency
    }
    return found
  }
}
