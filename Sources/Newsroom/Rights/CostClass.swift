/// What the use of a picture costs. The last two keep it from being published until somebody answers for it.
public enum CostClass: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nobody asks for anything: a handout, the newsroom's own.
  case free
  /// In a contract that is paid anyhow.
  case included
  /// Free or included under terms that somebody has to look at.
  case conditional
  /// Each use is paid.
  case pay
}
