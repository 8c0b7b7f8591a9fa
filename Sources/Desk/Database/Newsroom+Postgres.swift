public import Newsroom
public import Postgres

// The domain's words are the database's enums, letter for letter.

extension Stage: PostgresEncodable, PostgresDecodable {}
extension PublicationState: PostgresEncodable, PostgresDecodable {}
extension StoryState: PostgresEncodable, PostgresDecodable {}
extension Action: PostgresEncodable, PostgresDecodable {}
extension Role: PostgresEncodable, PostgresDecodable {}
extension SignOffKind: PostgresEncodable, PostgresDecodable {}
extension CheckLevel: PostgresEncodable, PostgresDecodable {}
extension EditorialCheck.Part: PostgresEncodable, PostgresDecodable {}
extension Receipt.Outcome: PostgresEncodable, PostgresDecodable {}
extension LockReceipt.Outcome: PostgresEncodable, PostgresDecodable {}
extension ChannelKind: PostgresEncodable, PostgresDecodable {}
extension StoryFormat: PostgresEncodable, PostgresDecodable {}
extension DeliveryEvent: PostgresEncodable, PostgresDecodable {}
extension DeliveryState: PostgresEncodable, PostgresDecodable {}

extension CalendarDate {
  init?(_ date: PostgresDate?) {
    guard let date else { return nil }
    self.init(year: Int(date.year), month: Int(date.month), day: Int(date.day))
  }
}

extension Receipt {
  /// From a row of the composite type `newsdesk.receipt`.
  init(_ row: Row) throws {
    self.init(
      story: try row.decode("story"),
      slug: try row.decode("slug"),
      version: try row.decode("version"),
      revision: try row.decode("revision"),
      state: StoryState(stage: try row.decode("stage"), publication: try row.decode("publication")),
      previousState: try row.decode("previous_state"),
      edition: try row.decode("edition"),
      signOffs: try row.decode("sign_offs"),
      voided: try row.decode("voided"),
      at: try row.decode("at"),
      outcome: try row.decode("outcome")
    )
  }
}

extension Array where Element == Row {
  /// The only row of a result that has exactly one by its nature.
  func one() throws -> Row {
    guard let row = first, count == 1 else {
      throw PostgresError(kind: .client(.decoding), message: "one row was expected and \(count) came")
    }
    return row
  }
}
