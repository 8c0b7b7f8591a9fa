internal import Newsroom

/// The parts before the first `via`: makers and owners.
extension CreditReader {
  func readSource(_ source: Substring, isDistributed: Bool) {
    var unknown: [UnknownName] = []
    var order = 0
    for part in joined(CreditParts.split(source)) {
      var isFirstPiece = true
      for piece in pieces(of: part.text) {
        order += 1
        defer { isFirstPiece = false }
        switch meaning(of: piece) {
        case .agency(let agency):
          if part.followsEmDash, isFirstPiece, !knownAgencies.isEmpty {
            knownAgencies.append(agency)
            note(.distribution, piece, agencyNames.last)
            addVia(agency.name, from: piece)
            doubt("a dash before \(agency.name) may mean that it passed the picture on, or that it owns it too")
          } else {
            addAgency(agency, from: piece)
          }
        case .flags(let flags): add(flags, from: piece)
        case .nothing: break
        case .unknown: if let name = unknownName(piece, order) { unknown.append(name) }
        }
      }
    }
    unknownNames = unknown.map { String($0.text) }
    resolve(unknown, isDistributed: isDistributed)
  }

  /// A part that no table knows.
  struct UnknownName {
    let text: Substring
    let order: Int
    /// How many agencies stood before it on the line.
    let agenciesBefore: Int
    /// What the label in its own part said of it.
    var role: CreditWords.Label.Names?
  }

  /// `Special to The Denver Post`, `Courtesy of Saudi Royal Court`: a label inside the line is of its own part. Nil where
  /// the label was all that was not known.
  private func unknownName(_ piece: Substring, _ order: Int) -> UnknownName? {
    // Their place among the agencies is kept, so that the order of the line survives.
    var name = UnknownName(text: piece, order: order, agenciesBefore: agencyNames.count)
    guard order > 1, let (found, end) = openingLabel(of: piece) else {
      guard let (agency, _) = cutOff(piece) else { return name }
      addAgency(agency, from: piece)
      return nil
    }
    note(.label, piece[..<end].trimmed)
    add(found.flags, from: piece[..<end].trimmed)
    let rest = piece[end...].trimmed
    switch meaning(of: rest) {
    case .agency(let agency): addAgency(agency, from: rest)
    case .flags(let flags): add(flags, from: rest)
    case .nothing: break
    case .unknown:
      name = UnknownName(text: rest, order: order, agenciesBefore: agencyNames.count, role: found.names)
      return name
    }
    return nil
  }

  /// Names with a slash in them, such as `RFE/RL`, which the separators took apart.
  private func joined(_ parts: [CreditParts.Part]) -> [CreditParts.Part] {
    guard parts.count > 1, !agencies.joinOpenings.isEmpty else { return parts }
    var joined: [CreditParts.Part] = []
    for part in parts {
      if let last = joined.last, last.text.endIndex < part.text.startIndex, opensJoin(last.text) {
        let whole = part.text.base[last.text.startIndex..<part.text.endIndex]
        if known(whole) != nil {
          joined[joined.count - 1].text = whole
          continue
        }
      }
      joined.append(part)
    }
    return joined
  }

  private func opensJoin(_ text: Substring) -> Bool {
    ComparisonKey.withBytes(of: text) { agencies.joinOpenings[KeyProbe($0)] != nil }
  }

  private func resolve(_ unknown: [UnknownName], isDistributed: Bool) {
    // Agencies that are found now go where they stood, so later places shift.
    var inserted = 0
    for (index, name) in unknown.enumerated() {
      let isAgency = !readsAsCreator(
        name,
        isFirst: index == 0,
        isAlone: unknown.count == 1 && knownAgencies.isEmpty,
        isDistributed: isDistributed
      )
      if isAgency {
        let plain = name.text.dropping(prefix: "the ") ?? name.text
        note(.organisation, plain)
        let position = min(name.agenciesBefore + inserted, agencyNames.count)
        if agencyNames.contains(where: { $0 == plain }) {
          note(.duplicate, plain, String(plain))
        } else {
          agencyNames.insert(String(plain), at: position)
          inserted += 1
        }
      } else {
        for creator in people(in: name.text) { addCreator(String(creator), from: creator) }
      }
    }
  }
}
