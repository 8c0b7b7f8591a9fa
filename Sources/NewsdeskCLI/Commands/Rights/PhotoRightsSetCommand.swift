import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoRightsSetCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Say what may be done with a picture. For photo editors and administrators.",
    discussion: """
      newsdesk photo rights set 214/2 --cost pay --expires 2027-03-28
      newsdesk photo rights set 214/2 --territory GB,IE --restrictions single_use,no_archive
      newsdesk photo rights set 214/2 --restrictions none --note "Mail from AP, 3 March"

      What is not named stays. "none" takes away, "world" is no limit of territory. It holds for the picture in every story,
      and makes a version: newsdesk photo rights log. What makes a picture freer needs its ground in --note.

      Restrictions that block: withdrawn, single_use (after a first publication), no_online, permission_needed, limited_area.
      That are shown: editorial_use_only, no_resale, no_archive, no_social, no_crop, mandatory_credit.
      """
  )

  @OptionGroup var picture: PictureArgument

  @Option(help: ArgumentHelp("What the supplier wrote of its use.", valueName: "text")) var terms: String?
  @Option(help: ArgumentHelp("Where it may be used: country codes (GB,IE), or world.", valueName: "codes"))
  var territory: String?
  @Option(help: ArgumentHelp("Where it may not: country codes, or none.", valueName: "codes")) var except: String?
  @Option(help: ArgumentHelp("Until when: a day, a time, or none.", valueName: "time")) var expires: String?
  @Option(help: ArgumentHelp("Codes with commas between them, or none.", valueName: "codes")) var restrictions: String?
  @Option(help: ArgumentHelp("Restrictions in words.", valueName: "text")) var restrictionNote: String?
  @Option(help: ArgumentHelp("free, included, conditional, pay, or none.", valueName: "class")) var cost: String?
  @Option(help: ArgumentHelp("Who supplied it.", valueName: "text")) var source: String?
  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("On what ground.", valueName: "text")) var note: String?
  @Option(help: ArgumentHelp("Do it only if the rights are still at this version.", valueName: "version"))
  var ifVersion: Int?
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let changes = try await changes(session)
    if changes.isEmpty {
      throw ErrorReport(
        "Nothing was said of \(picture.id).",
        ["Say it: newsdesk photo rights set --help"],
        status: .usage,
        code: "nothing_said"
      )
    }
    let id = try await session.story(reference)
    let before = try await session.newsroom.rights.rights(of: number, in: id)
    let rights: PictureRights
    do {
      rights = try await session.newsroom.rights.set(changes, of: number, in: id, note: note, expecting: ifVersion)
    } catch DeskError.refused(let refusal, let kind) {
      throw ErrorReport(refusal, kind, participle: "changed")
    }
    let blocks = try await session.newsroom.rights.blocks(of: id).filter { $0.number == number }
    let times = try await session.times(blocks.instants)
    try context.confirm(
      "\(id)/\(number): "
        + (rights.version == before.version
          ? "already so, version \(rights.version)" : "rights at version \(rights.version)")
    )
    for block in blocks {
      for line in RightsDocument.lines(block, times) { context.note(line) }
    }
    return .done
  }

  private func changes(_ session: SessionContext) async throws -> RightsChanges {
    var changes = RightsChanges()
    changes.usageTerms = terms
    changes.territories = territory.map { Self.codes($0, none: "world") }
    changes.excluded = except.map { Self.codes($0, none: "none") }
    if let expires {
      if expires == "none" {
        changes.expiresAt = .some(nil)
      } else {
        changes.expiresAt = try await session.moment(expires)
      }
    }
    changes.restrictions = restrictions.map { Self.codes($0, none: "none").map { $0.lowercased() } }
    changes.restrictionNote = restrictionNote
    changes.cost = cost.map { $0 == "none" ? "" : $0 }
    changes.source = source
    return changes
  }

  static func codes(_ text: String, none: String) -> [String] {
    let codes = text.split(whereSeparator: { $0 == "," || $0 == " " }).map { String($0) }
    return codes == [none] ? [] : codes
  }
}
