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

    public init(text: String, agency: Agency, since: CalendarDate? = nil, until: CalendarDate? = nil) {
      self.text = text
      self.agency = agency
      self.since = since
      self.until = until
    }

    func wasInUse(on date: CalendarDate) -> Bool {
      (since.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
    }
  }

  public let aliases: [Alias]
  private let first: [String: Int]
  /// Only the names that more than one row claims: a name that changed hands.
  private let contested: [String: [Int]]

  /// The table that the program ships with.
  public static let standard = AgencyTable(tsv: EmbeddedText.contents(of: "agencies.tsv"))

  /// Where two rows give one name to two agencies, the dates decide, and the earlier row where they don't.
  public init(_ aliases: [Alias]) {
    var first: [String: Int] = [:]
    var contested: [String: [Int]] = [:]
    first.reserveCapacity(aliases.count)
    for (index, alias) in aliases.enumerated() {
      let key = ComparisonKey.of(alias.text)
      guard let earlier = first[key] else {
        first[key] = index
        continue
      }
      if aliases[earlier].agency.name != alias.agency.name {
        contested[key, default: [earlier]].append(index)
      }
    }
    self.aliases = aliases
    self.first = first
    self.contested = contested
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
    agency(forKey: ComparisonKey.of(name), on: date)
  }

  func agency(forKey key: String, on date: CalendarDate? = nil) -> Agency? {
    guard let index = first[key] else { return nil }
    if let date, let rivals = contested[key],
      let rival = rivals.first(where: { aliases[$0].wasInUse(on: date) })
    {
      return aliases[rival].agency
    }
    return aliases[index].agency
  }
}
