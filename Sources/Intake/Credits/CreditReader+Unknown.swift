internal import Newsroom

/// The parts that no table knows: a maker or an owner, by shape, label and what stands around them. Doubts are noted.
extension CreditReader {
  func readsAsCreator(_ name: UnknownName, isFirst: Bool, isAlone: Bool, isDistributed: Bool) -> Bool {
    let text = name.text
    if text.utf8.first == UInt8(ascii: "@") {
      doubt("\(text) is an account, not a name")
      return true
    }
    if makers.contains(text.startIndex) {
      if knownAgencies.contains(where: \.kind.carriesHandles) { doubtHandle(text) }
      return true
    }
    switch name.role {
    case .supplier, .client: return false
    case .person: return true
    case .plain, .credit, .owner, nil: break
    }
    let shape = NameShape(text, words: words)
    let nobodyKnown = isAlone && !isDistributed && !hasPlaceholder
    if label?.names == .client, isFirst { return false }
    if label?.names == .supplier, isFirst {
      if nobodyKnown, shape.isPerson, text.dropping(prefix: "the ") == nil {
        doubt("\(text) gave the picture; nothing says who took it")
      }
      return false
    }
    if shape.isOrganisation, people(in: text).count == 1 {
      let isNamedPerson = label?.names == .person && name.order == 1 && (shape.wordCount == 1 || shape.wordCount == 2)
      if isNamedPerson, shape.wordCount == 1 || shape.couldBeSurname || !knownAgencies.isEmpty { return true }
      if shape.couldBeSurname, name.order == 1, !knownAgencies.isEmpty { return true }
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
  private func readsAsSecondCreator(_ name: UnknownName, _ shape: NameShape) -> Bool {
    if creators.contains(where: { $0 == name.text }) { return true }
    if knownAgencies.isEmpty { doubt("no table knows \(name.text)") }
    return shape.isPerson && name.agenciesBefore > 0 && name.agenciesBefore == agencyNames.count
  }

  private func readsSingleWordAsCreator(
    _ name: UnknownName,
    isDistributed: Bool,
    isAlone: Bool
  ) -> Bool {
    let text = name.text
    let standsByPlatform = knownAgencies.contains(where: \.kind.carriesHandles)
    if label?.names == .person {
      if standsByPlatform { doubtHandle(text) }
      return true
    }
    if let kind = knownAgencies.last?.kind, kind == .institution || kind == .company { return false }
    if name.agenciesBefore > 0 {
      // Agency first: `REUTERS/Beawiharta`. Beside a platform or a stock house it may be an account's name.
      if standsByPlatform { doubt("\(text) may be an account's name") }
      return true
    }
    doubt(isAlone ? "no table knows \(text)" : "\(text) may be a person or an organisation")
    return label?.names == .plain || standsByPlatform
  }

  /// One word beside a platform.
  private func doubtHandle(_ text: Substring) {
    if !text.utf8.contains(UInt8(ascii: " ")) { doubt("\(text) may be an account's name") }
  }

  /// Whether words name two people or more and nothing else.
  static func isOfPeople(_ text: Substring) -> Bool {
    CreditReader("", agencies: AgencyTable([]), isExplained: false).people(in: text).count > 1
  }

  /// "David Levene and Sean Smith", "Jane Doe, John Roe": each a person, or the whole is one name.
  func people(in text: Substring) -> [Substring] {
    // A person has two words or more.
    let spaces = text.utf8.reduce(into: 0) { count, byte in count += byte == UInt8(ascii: " ") ? 1 : 0 }
    guard spaces >= 3 else { return [text] }
    var people: [Substring] = [text]
    for joint in Self.joints where text.firstRange(of: joint) != nil {
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
    guard people.count > 1 else { return [text] }
    people = people.map(\.trimmed).map { $0.dropping(prefix: "and ") ?? $0 }.filter { !$0.isEmpty }
    let areAllPeople = people.allSatisfy { NameShape($0, words: words).isPerson }
    return areAllPeople ? people : [text]
  }

  private static let joints = [
    " and ", " & ", ", ", "، ", " و ", " et ", " und ", " y ", " e ", " + ", " och ", " og ", " ve ", " и ", " i ",
    " en ",
  ]
}
