import Desk
import Newsroom

extension SessionContext {
  /// What is found in a story as it stands, or in the picture that the reference names.
  func checked(_ reference: StoryReference) async throws -> CheckedText {
    let story = try await newsroom.drafts.story(try await story(reference))
    if let picture = reference.picture, !story.pictures.contains(where: { $0.number == picture }) {
      throw DeskError.notFound(.picture(story: story.id, number: picture))
    }
    return CheckedText(story, try await newsroom.checks.findings(in: story.id, picture: reference.picture))
  }

  /// The error with the names that there are, where the database knew no such person or desk and could say no more.
  func naming(_ error: any Error) async -> any Error {
    switch error {
    case DeskError.notFound(.person(let login, known: [])):
      let known = try? await newsroom.staff.members().map(\.person.login)
      return DeskError.notFound(.person(login, known: known ?? []))
    case DeskError.notFound(.desk(let name, known: [])):
      let known = try? await newsroom.staff.desks().map(\.name)
      return DeskError.notFound(.desk(name, known: known ?? []))
    default: return error
    }
  }

  /// The desk that was named; without a name, the one in the settings, then the only one there is.
  ///
  /// - Parameter purpose: ends the question which desk it is: "the stories belong to".
  /// - Parameter context: where somebody can be asked, they are.
  func desk(_ named: String?, whose purpose: String, in context: CommandContext) async throws -> String {
    if let named = named ?? Settings.desk {
      try await newsroom.staff.requireDesk(named)
      return named
    }
    let desks = try await newsroom.staff.desks().map(\.name)
    if desks.count > 1, context.canAsk {
      let answer = try Question.text("Which desk is it that \(purpose)? \(desks.joined(separator: ", ")):", in: context)
      try await newsroom.staff.requireDesk(answer)
      return answer
    }
    guard desks.count == 1 else {
      throw ErrorReport(
        "Which desk is it that \(purpose)?",
        ["Name it: --desk \(desks.first ?? "NAME")", "Desks: \(desks.joined(separator: ", "))"],
        status: .usage,
        code: "no_desk_named"
      )
    }
    return desks[0]
  }
}
