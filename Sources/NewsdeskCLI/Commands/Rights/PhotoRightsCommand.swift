import ArgumentParser

struct PhotoRightsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rights",
    abstract: "Say what may be done with a picture, and answer for what may not.",
    discussion: """
      newsdesk photo rights show 214/2
      newsdesk photo rights set 214/2 --cost pay --expires 2027-03-28
      newsdesk photo rights grant 214/2 --lift cost --until +7d --reason "Budget agreed"

      What blocks a publication, by code: expired, territory, cost (conditional or pay), restricted, ai_made, withdrawn. Each \
      is lifted by a grant: named, dated, for at most 90 days. A missing caption or credit is lifted by nobody.
      """,
    subcommands: [
      PhotoRightsShowCommand.self, PhotoRightsSetCommand.self, PhotoRightsLogCommand.self,
      PhotoRightsGrantCommand.self, PhotoRightsRevokeCommand.self, PhotoRightsListCommand.self,
      PhotoRightsTerritoryCommand.self,
    ]
  )
}
