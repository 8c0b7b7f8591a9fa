internal import Newsroom

/// The parts before the first `via`: makers and owners.
extension CreditReader {
  mutating func readSource(_ source: Substring, isDistributed: Bool) {
    var unknown: [UnknownName] = []
    var order = 0
    for part in CreditParts.split(source) {
      for piece in pieces(of: part.text) {
        order += 1
        switch meaning(of: piece) {
        case .agency(let agency):
          if part.followsEmDash, !knownAgencies.isEmpty {
            knownAgencies.append(agency)
            note(.distribution, piece, agencyNames.last)
            addVia(agency.name, from: piece)
            doubt("a dash before \(agency.name) may mean that it passed the picture on, or that it owns it too")
          } else {
            addAgency(agency, from: piece)
          }
        case .flags(let flags): add(flags, from: piece)
        case .nothing: break
        case .unknown:
          // Their place among the agencies is kept, so that the order of the line survives.
          unknown.append(UnknownName(text: piece, order: order, agenciesBefore: agencyNames.count))
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
  }

  private mutating func resolve(_ unknown: [UnknownName], isDistributed: Bool) {
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
        if agencyNames.contains(String(plain)) {
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

  /// Decides for one unknown part by its shape, its label and what stands around it; doubts are noted.
  private mutating func readsAsCreator(
    _ name: UnknownName,
    isFirst: Bool,
    isAlone: Bool,
    isDistributed: Bool
  ) -> Bool {
    let text = name.text
    if text.utf8.first == UInt8(ascii: "@") {
      doubt("\(text) is an account, not a name")
      return true
    }
    let shape = NameShape(text, words: words)
    let nobodyKnown = isAlone && !isDistributed && !hasPlaceholder
    if label?.names == .supplier, isFirst {
      if nobodyKnown, shape.isPerson, text.dropping(prefix: "the ") == nil {
        doubt("\(text) gave the picture; nothing says who took it")
      }
      return false
    }
    if shape.isOrganisation, people(in: text).count == 1 {
      if label?.names == .person, isFirst, !knownAgencies.isEmpty || shape.wordCount == 1 { return true }
      if nobodyKnown { doubt("no table knows \(text), which reads as an organisation") }
      return false
    }
    guard creators.isEmpty else { return readsAsSecondCreator(name, shape) }
    if shape.isPerson || people(in: text).count > 1 {
      if nobodyKnown, label == nil || label?.names == .owner || label?.names == .credit {
        doubt("no table knows \(text): a person or an organisation")
      }
      return true
    }
    return readsSingleWordAsCreator(name, isDistributed: isDistributed, isAlone: isAlone)
  }

  /// `Ben Blackall/Netflix/PA`: behind a person stands who supplied the picture, unless the agency came first.
  private mutating func readsAsSecondCreator(_ name: UnknownName, _ shape: NameShape) -> Bool {
    if knownAgencies.isEmpty { doubt("no table knows \(name.text)") }
    return shape.isPerson && name.agenciesBefore > 0 && name.agenciesBefore == agencyNames.count
  }

  private mutating func readsSingleWordAsCreator(
    _ name: UnknownName,
    isDistributed: Bool,
    isAlone: Bool
  ) -> Bool {
    let text = name.text
    if label?.names == .person { return true }
    if let kind = knownAgencies.last?.kind, kind == .institution || kind == .company { return false }
    if name.agenciesBefore > 0 {
      // Agency first: `REUTERS/Beawiharta`. Beside a platform or a stock house it may be an account's name.
      if knownAgencies.contains(where: \.kind.carriesHandles) { doubt("\(text) may be an account's name") }
      return true
    }
    doubt(isAlone ? "no table knows \(text)" : "\(text) may be a person or an organisation")
    return label?.names == .plain || knownAgencies.contains(where: \.kind.carriesHandles)
  }

  /// Whether words name two people or more and nothing else.
  static func isOfPeople(_ text: Substring) -> Bool {
    CreditReader("", agencies: AgencyTable([]), isExplained: false).people(in: text).count > 1
  }

  /// "David Levene and Sean Smith", "Jane Doe, John Roe": each a person, or the whole is one name.
  func people(in text: Substring) -> [Substring] {
    // Two words are one name at most.
    let spaces = text.utf8.reduce(into: 0) { count, byte in count += byte == UInt8(ascii: " ") ? 1 : 0 }
    guard spaces >= 2 else { return [text] }
    var people: [Substring] = [text]
    for joint in [" and ", " & ", ", ", "، ", " و ", " et ", " und ", " y ", " + "] {
      people = people.flatMap { person -> [Substring] in
        var pieces: [Substring] = []
        var rest = person
        while let range = rest.firstRange(of: joint) {
          pieces.append(rest[..<range.lowerBound])
          rest = rest[range.upperBound...]
        }
        pieces.append(rest)
        return pieces
      }
    }
    people = people.map(\.trimmed).map { $0.dropping(prefix: "and ") ?? $0 }.filter { !$0.isEmpty }
    guard people.count > 1 else { return [text] }
    let areAllPeople = people.allSatisfy { NameShape($0, words: words).isPerson }
    return areAllPeople ? people : [text]
  }
}
