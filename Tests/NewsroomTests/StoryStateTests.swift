import Newsroom
import Testing

@Suite("The state of a story")
struct StoryStateTests {
  @Test(
    "is one word for stage and publication together",
    arguments: [
      (.draft, .unpublished, "draft"), (.inReview, .unpublished, "in_review"), (.spiked, .unpublished, "spiked"),
      (.approved, .scheduled, "scheduled"), (.closed, .published, "published"),
      (.draft, .published, "correction_draft"),
      (.changesRequested, .published, "correction_changes_requested"), (.closed, .killed, "killed"),
      (.inReview, .killed, "killed"),
    ] as [(Stage, PublicationState, String)]
  )
  func word(stage: Stage, publication: PublicationState, word: String) {
    #expect(StoryState(stage: stage, publication: publication).rawValue == word)
  }

  @Test("is read by people without underscores")
  func words() {
    #expect(StoryState(stage: .inReview, publication: .published).words == "correction in review")
    #expect(Role.photoEditor.words == "photo editor")
    #expect(Action.requestChanges.command == "request-changes")
    #expect(Action.requestChanges.pastTense == "requested changes" && Action.requestChanges.participle == "sent back")
  }

  @Test("comes of every act by a command of its own, which is written as it is typed")
  func commands() {
    let commands = Action.allCases.map(\.command)
    #expect(Set(commands).count == Action.allCases.count)
    #expect(commands.allSatisfy { command in command.allSatisfy { $0.isLowercase || $0 == "-" || $0 == " " } })
  }
}
