public import Newsroom

extension AgencyTable {
  /// Tells the table that this program carries from every other. No proof of anything: a checksum of its bytes (FNV-1a).
  public static let standardDigest: [UInt8] = {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in EmbeddedText.contents(of: "agencies.tsv").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> (56 - $0 * 8)) }
  }()

  /// Every name as a newsroom stores it.
  public var names: [AgencyName] {
    aliases.map { alias in
      AgencyName(
        agency: alias.agency.name,
        kind: alias.agency.kind.rawValue,
        alias: alias.text,
        since: alias.since,
        until: alias.until,
        origin: .shipped
      )
    }
  }

  /// The table with a newsroom's names before its own: where both give a name away, the newsroom's counts on its days.
  ///
  /// - Parameters:
  ///   - isWhole: the names are all there are, and this table's own don't count.
  ///   - today: the newsroom's date, for pictures whose own isn't known.
  public func adding(_ names: [AgencyName], isWhole: Bool = false, today: CalendarDate?) -> AgencyTable {
    let added = names.compactMap { name -> Alias? in
      guard let kind = Agency.Kind(rawValue: name.kind) else { return nil }
      return Alias(
        text: name.alias,
        agency: Agency(name: name.agency, kind: kind),
        since: name.since,
        until: name.until,
        isStrict: name.origin == .newsroom && (name.since != nil || name.until != nil)
      )
    }
    // An agency of the newsroom's own is known by its own name too.
    let own = names.lazy.filter { $0.origin == .newsroom && $0.alias != $0.agency }.compactMap { name in
      Agency.Kind(rawValue: name.kind).map { Alias(text: name.agency, agency: Agency(name: name.agency, kind: $0)) }
    }
    return AgencyTable(added + (isWhole ? [] : aliases) + own, today: today)
  }
}
