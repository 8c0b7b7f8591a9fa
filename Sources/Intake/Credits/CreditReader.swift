internal import Newsroom

/// The state of reading one credit line: a class, so that looking something up copies nothing of it. `CreditLine` is its
/// face; the aspects are in the files beside this one.
///
/// The order is: unwrap, labels, licence, distribution, separators, then each part against the tables, and last of all
/// the parts that no table knows, by what stands around them.
final class CreditReader {
  let raw: String
  let agencies: AgencyTable
  let words = CreditWords.standard
  let isExplained: Bool
  /// The day the picture was taken, where it is known: it decides between rivals for a name.
  let date: CalendarDate?

  var creators: [String] = []
  var agencyNames: [String] = []
  var via: [String] = []
  var flags: [CreditFlag] = []
  var licence: String?
  var doubts: [String] = []
  var changes: [CreditChange] = []
  /// What the last label said of the names behind it.
  var label: CreditWords.Label?
  /// Whether a word such as "Staff" stood for a name: the name beside it is then a person's.
  var hasPlaceholder = false
  /// Where the names begin that follow a "by" inside a part.
  var makers: [String.Index] = []
  var knownAgencies: [Agency] = []
  var unknownNames: [String] = []

  init(_ raw: String, agencies: AgencyTable, isExplained: Bool, on date: CalendarDate? = nil) {
    self.raw = raw
    self.agencies = agencies
    self.isExplained = isExplained
    self.date = date
  }

  /// The longest line that is read, in bytes. What is longer is no credit: it is kept as it stands, for a person.
  static let limit = 4096

  func read() -> CreditReading {
    guard raw.utf8.count <= Self.limit else {
      doubt("longer than \(Self.limit) bytes: this is no credit line")
      return finished()
    }
    var line = unwrapped(Self.plainSpaces(raw.composed)[...])
    if line.utf8.contains(where: { $0 >= 0xE3 }), line.unicodeScalars.contains(where: \.isHanOrKana) {
      readEastAsian(line)
    } else {
      if agency(line) == nil { line = withoutLabels(line) }
      let (source, distribution) = CreditParts.distribution(of: line, words: words)
      readSource(source, isDistributed: !distribution.isEmpty)
      readDistribution(distribution, of: source)
    }
    return finished()
  }

  private func finished() -> CreditReading {
    let hasDoubt = !doubts.isEmpty
    for doubt in doubts { note(.ambiguous, raw, doubt) }
    let credit = PhotoCredit(
      raw: raw,
      creators: creators,
      agencies: agencyNames,
      via: via,
      flags: flags,
      licence: licence,
      isAmbiguous: hasDoubt
    )
    return CreditReading(
      credit: credit,
      changes: changes,
      knowsAgency: !knownAgencies.isEmpty,
      hasLabel: label != nil,
      unknownNames: unknownNames
    )
  }

  /// No-break, thin and wide spaces as the plain one: the rules then know one space.
  private static func plainSpaces(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x7F || $0 < 0x20 }) else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF, 0xAD: continue
      // Controls have no place in a name; the raw line keeps them.
      case 0..<0x20, 0x7F...0x9F: plain.append(" ")
      default: plain.append(scalar.isSpace ? " " : scalar)
      }
    }
    return String(plain)
  }
}

extension CreditReader {
  func note(_ rule: CreditChange.Rule, _ words: some StringProtocol, _ result: String? = nil) {
    guard isExplained else { return }
    changes.append(CreditChange(rule, String(words), result))
  }

  func doubt(_ reason: String) {
    doubts.append(reason)
  }

  func add(_ newFlags: [CreditFlag], from text: some StringProtocol) {
    for flag in newFlags {
      note(.flag, text, flag.rawValue)
      if !flags.contains(flag) { flags.append(flag) }
    }
  }

  func addAgency(_ agency: Agency, from text: Substring) {
    knownAgencies.append(agency)
    if text != agency.name { note(.alias, text, agency.name) }
    addAgency(named: agency.name, from: text)
    if agency.kind == .source { doubt("\(agency.name) is a class of sources, not an organisation") }
  }

  func addAgency(named name: String, from text: Substring) {
    if agencyNames.contains(name) {
      note(.duplicate, text, name)
    } else {
      agencyNames.append(name)
    }
  }

  func addVia(_ name: String, from text: Substring) {
    if via.contains(name) || agencyNames.contains(name) {
      note(.duplicate, text, name)
    } else {
      via.append(name)
    }
  }

  func addCreator(_ name: String, from text: Substring) {
    note(.creator, text)
    if creators.contains(name) {
      note(.duplicate, text, name)
    } else {
      creators.append(name)
    }
  }
}
