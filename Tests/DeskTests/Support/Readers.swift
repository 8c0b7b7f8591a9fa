import DatabaseSupport
import Desk
import Newsroom
import Postgres

extension TestNewsroom {
  /// Names who may read a story, as it stands.
  @discardableResult
  func restrict(_ story: Int64, to logins: [String], as login: String) async throws -> Receipt {
    let session = try await session(as: login)
    return try await session.readers.restrict(
      story,
      to: logins,
      expecting: try await session.approvals.currentVersion(of: story)
    )
  }

  @discardableResult
  func unrestrict(_ story: Int64, as login: String) async throws -> Receipt {
    let session = try await session(as: login)
    return try await session.readers.unrestrict(
      story,
      expecting: try await session.approvals.currentVersion(of: story)
    )
  }

  @discardableResult
  func ask(_ colleague: String, for kind: SignOffKind, of story: Int64, as login: String) async throws -> Receipt {
    let session = try await session(as: login)
    return try await session.readers.ask(
      colleague,
      for: kind,
      of: story,
      expecting: try await session.approvals.currentVersion(of: story)
    )
  }

  /// Which of these people read the story as it stands.
  func readers(of story: Int64, among logins: [String] = TestNewsroom.everybody) async throws -> [String] {
    var readers: [String] = []
    for login in logins {
      let connection = try await connection(as: login)
      if try await !connection.query("SELECT FROM newsdesk.story WHERE id = \(story)").isEmpty { readers.append(login) }
      await connection.close()
    }
    return readers
  }

  /// What a search answers: stories' numbers.
  func find(_ question: String, as login: String) async throws -> [Int64] {
    try await session(as: login).search.find(question).map(\.id)
  }
}
