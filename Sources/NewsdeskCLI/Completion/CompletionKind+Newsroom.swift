import ArgumentParser

// What a shell offers for a word that names something in the newsroom.

extension CompletionKind {
  static let stories = newsroom(.stories)
  static let pictures = newsroom(.pictures)
  static let desks = newsroom(.desks)
  static let people = newsroom(.people)
  static let workflows = newsroom(.workflows)

  private static func newsroom(_ kind: CompletionValues.Kind) -> CompletionKind {
    .custom { words, index, beginning in
      await CompletionValues(kind: kind, words: words, index: index, beginning: beginning).offered()
    }
  }
}
