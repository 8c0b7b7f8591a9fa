import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a workflow's refusal carries as JSON.
extension DeskError {
  private struct FaultsDetail: Decodable {
    var workflow: String
    var reasons: [WorkflowFault]
  }

  static func workflowFails(in error: PostgresError) -> DeskError {
    guard let detail = error.detail, let faults = try? JSONDecoder().decode(FaultsDetail.self, from: Data(detail.utf8))
    else {
      return .workflowFails(name: "", faults: [WorkflowFault(code: "refused", subject: "", message: error.message)])
    }
    return .workflowFails(name: faults.workflow, faults: faults.reasons)
  }

  private struct StoriesDetail: Decodable {
    var workflow: String
    var stories: Int
    var hidden: Int
    var reasons: [Refusal.Reason]
  }

  /// Nil where it is an act on a story that was refused.
  static func storiesStranded(in error: PostgresError) -> DeskError? {
    guard let detail = error.detail,
      let stories = try? JSONDecoder().decode(StoriesDetail.self, from: Data(detail.utf8))
    else { return nil }
    return .storiesStranded(
      StrandedStories(
        workflow: stories.workflow,
        reasons: stories.reasons,
        count: stories.stories,
        hidden: stories.hidden
      )
    )
  }
}
