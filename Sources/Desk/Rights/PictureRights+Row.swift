import Newsroom
import Postgres

extension PictureRights {
  /// From a row of `newsdesk.picture_rights`, with the name of whoever said it.
  init(_ row: Row) throws {
    let login: String? = try row.decode("actor")
    let name: String? = try row.decode("set_by_name")
    self.init(
      picture: try row.decode("picture_id"),
      version: try row.decode("version"),
      usageTerms: try row.decode("usage_terms"),
      territories: try row.decode("territories"),
      excluded: try row.decode("excluded"),
      expiresAt: try row.decode("expires_at"),
      expiresOnTheWall: try row.decode("expires_on_the_wall"),
      expiresZone: try row.decode("expires_zone"),
      restrictions: try row.decode("restrictions"),
      restrictionNote: try row.decode("restriction_note"),
      cost: try row.decode("cost", as: String?.self).flatMap { CostClass(rawValue: $0) },
      source: try row.decode("source"),
      note: try row.decode("note"),
      setBy: login.map { Person(login: $0, name: name ?? $0) },
      setAt: try row.decode("set_at")
    )
  }
}

extension PictureBlock {
  init(_ row: Row) throws {
    let grant: Int64? = try row.decode("grant_id")
    self.init(
      number: try row.decode("number"),
      code: try row.decode("code"),
      message: try row.decode("message"),
      isDue: try row.decode("is_due"),
      dueAt: try row.decode("due_at"),
      fix: try row.decode("fix"),
      who: try row.decode("who"),
      lifted: try grant.map {
        Lifted(
          grant: $0,
          by: try row.decode("granted_by"),
          until: try row.decode("granted_until"),
          reason: try row.decode("reason")
        )
      }
    )
  }
}
