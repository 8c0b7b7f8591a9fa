import Newsroom

/// What became of one story of a batch.
struct BatchEntry {
  /// As it was named: `214`, `mayor-budget-vote`.
  let name: String
  let outcome: Result<Done, ErrorReport>

  struct Done {
    let receipt: Receipt
    /// `214 mayor-budget-vote: in review → approved`.
    let sentence: String
  }

  var done: Done? { try? outcome.get() }

  var refusal: ErrorReport? {
    if case .failure(let report) = outcome { report } else { nil }
  }
}

extension StoryReference {
  /// As a person types it.
  var name: String {
    switch target {
    case .number(let number): String(number)
    case .slug(let slug): slug
    case .last: "@last"
    }
  }
}
