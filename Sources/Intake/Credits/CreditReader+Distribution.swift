internal import Newsroom

/// What stands behind the first `via`: who passed the picture on.
extension CreditReader {
  func readDistribution(_ distribution: [Substring], of source: Substring) {
    for section in distribution {
      for (place, part) in CreditParts.split(section).enumerated() {
        for piece in pieces(of: part.text) {
          switch meaning(of: piece) {
          case .agency(let agency):
            knownAgencies.append(agency)
            if piece != agency.name { note(.alias, piece, agency.name) }
            note(.distribution, piece, source.trimmed.isEmpty ? "nobody named" : String(source.trimmed))
            addVia(agency.name, from: piece)
            doubtHandles(beside: agency)
          case .flags(let flags): add(flags, from: piece)
          case .nothing: break
          case .unknown: readUnknownDistributor(piece, isFirst: place == 0)
          }
        }
      }
    }
  }

  private func readUnknownDistributor(_ piece: Substring, isFirst: Bool) {
    if let (agency, name) = cutOff(piece) {
      knownAgencies.append(agency)
      return addVia(name, from: piece)
    }
    unknownNames.append(String(piece))
    // `Action Images via Reuters/Jane Doe`: the maker last.
    if !isFirst, creators.isEmpty, !knownAgencies.isEmpty, NameShape(piece, words: words).isPerson {
      return addCreator(String(piece), from: piece)
    }
    if piece.utf8.first == UInt8(ascii: "@") {
      doubt("\(piece) is an account, not a name")
      addCreator(String(piece), from: piece)
    } else {
      if !NameShape(piece, words: words).isOrganisation { doubt("no table knows \(piece), which passed it on") }
      addVia(String(piece), from: piece)
    }
  }

  /// `AgnosticPreachersKid via Wikimedia Commons`: the one word before a platform is an account's name.
  private func doubtHandles(beside agency: Agency) {
    guard agency.kind.carriesHandles, creators.isEmpty, let name = unknownNames.first, agencyNames == [name],
      !NameShape(name[...], words: words).isOrganisation
    else { return }
    agencyNames = []
    addCreator(name, from: name[...])
    doubt("\(name) may be an account's name")
  }
}
