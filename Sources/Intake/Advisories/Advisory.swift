/// What a line above, before or behind a story tells the desk: hold it, correct it, kill it, or which version it is.
public struct Advisory: Hashable, Sendable {
  /// The line as it was read, trimmed.
  public let raw: String
  public let kind: Kind
  /// The headline behind a label: `UPDATE 2-Tunisians vote`.
  public var headline: String?
  /// The number of an update or a wrap-up.
  public var update: Int?
  /// The keywords of a slug line. They stay the same through all versions of a story.
  public var slug: String?
  /// Which lead of the story a slug line announces: 3 in `3rd Ld-Writethru`.
  public var lead: Int?
  /// Set for `embargo` alone.
  public var embargo: EmbargoTime?
  /// The labels before the headline, outermost first: `UPDATE 1`, `CORRECTED`.
  public var labels: [String] = []
  /// The headline with the labels that say something of the story, and without those of the version: `ANALYSIS-Tunisians vote`.
  public var storyHeadline: String?
  /// What was seen, in words.
  public var explanation: [String] = []

  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Holds the story, until a time or until an editor decides.
    case embargo
    /// Says that nothing holds the story: `FOR IMMEDIATE RELEASE`.
    case none
    /// Something of substance was wrong.
    case correction
    /// Something minor was wrong.
    case refile
    case update, wrapup
    case repeated = "repeat"
    /// Must not be used, or not any more: killed, withdrawn, eliminated.
    case kill
    case slug
    case headline
    case correctionNote = "correction-note"
    case refileNote = "refile-note"
    case updateNote = "update-note"
    case repeatNote = "repeat-note"
    case advisory, flash, urgent, bulletin, alert, exclusive, factbox, timeline, analysis, insight, explainer, interview
    case preview, feature, brief, poll, column, diary, table, special

    /// Whether such a label says something of the version and nothing of the story: it is no part of its headline.
    public var isOfTheVersion: Bool {
      switch self {
      case .correction, .refile, .update, .wrapup, .repeated, .kill, .advisory, .flash, .urgent, .bulletin, .alert,
        .embargo:
        true
      default: false
      }
    }
  }

  init(_ kind: Kind, _ raw: Substring, _ explanation: String...) {
    self.kind = kind
    self.raw = String(raw)
    self.explanation = explanation
  }

  /// Nil where the line is no advisory. Only lines of at most 1,000 bytes are, and the time taken grows in step with them.
  ///
  /// What is graver wins where a line says two things: `UPDATE 1-CORRECTED-…` is a correction.
  public static func parse(_ line: String) -> Advisory? {
    let line = line.composed
    let text = line.trimmed
    guard !text.isEmpty, text.utf8.count <= 1000 else { return nil }
    return AdvisoryNote.kill(text) ?? EmbargoLine.read(text) ?? SlugLine.read(text) ?? AdvisoryNote.note(text)
      ?? labelled(text)
  }

  private static func labelled(_ text: Substring) -> Advisory? {
    guard let labels = AdvisoryLabels(text) else { return nil }
    let kinds = labels.found.map(\.kind)
    guard let first = kinds.first else { return nil }
    var advisory = Advisory([.kill, .correction, .refile].first(where: kinds.contains) ?? first, text)
    advisory.headline = labels.rest.isEmpty ? nil : String(labels.rest)
    advisory.update = labels.found.compactMap(\.number).first
    if let headline = advisory.headline, first.isOfTheVersion {
      let kept = labels.found.first { !$0.kind.isOfTheVersion }
      advisory.storyHeadline = kept.map { String(text[$0.text.startIndex...]) } ?? headline
    }
    advisory.labels = labels.found.map { String($0.text) }
    advisory.explanation = labels.found.map { "\"\($0.text)\" before the headline: \($0.kind.rawValue)" }
    return advisory
  }
}
