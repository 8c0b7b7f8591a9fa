#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// How fast stories went through in a period, worked out from their histories.
public enum Throughput {
  /// From one milestone of a story's way to the next.
  public enum Step: String, CaseIterable, Hashable, Sendable {
    /// Until it is handed in for the first time.
    case draft
    /// From there to the first sign-off.
    case review
    /// From there until it is approved, for the last time.
    case approval
    /// From there until it is out.
    case publication
    /// All of them.
    case whole

    /// `draft to submitted`.
    public var words: String {
      switch self {
      case .draft: "begun to submitted"
      case .review: "submitted to first sign-off"
      case .approval: "first sign-off to approved"
      case .publication: "approved to published"
      case .whole: "begun to published"
      }
    }
  }

  /// How long a step took, of the ways that finished it in the period.
  public struct StepTime: Hashable, Sendable {
    /// Nil for all desks together.
    public var desk: String?
    public var step: Step
    public var stories: Int
    /// Half of them took no more seconds.
    public var median: Double
    /// Nine in ten of them took no more seconds.
    public var ninthDecile: Double

    public init(desk: String?, step: Step, stories: Int, median: Double, ninthDecile: Double) {
      self.desk = desk
      self.step = step
      self.stories = stories
      self.median = median
      self.ninthDecile = ninthDecile
    }
  }

  /// What a desk got done in the period.
  public struct DeskFigures: Hashable, Sendable {
    /// Nil for all desks together.
    public var desk: String?
    /// New stories.
    public var begun: Int
    public var submitted: Int
    public var approved: Int
    /// Approved with no request for changes, rejection or voided sign-off on the way.
    public var approvedAtOnce: Int
    /// New stories that went out.
    public var published: Int
    /// Corrections that went out.
    public var corrected: Int

    public init(
      desk: String?,
      begun: Int,
      submitted: Int,
      approved: Int,
      approvedAtOnce: Int,
      published: Int,
      corrected: Int
    ) {
      self.desk = desk
      self.begun = begun
      self.submitted = submitted
      self.approved = approved
      self.approvedAtOnce = approvedAtOnce
      self.published = published
      self.corrected = corrected
    }

    /// From 0 to 1; nil where nothing was approved.
    public var shareAtOnce: Double? {
      approved > 0 ? Double(approvedAtOnce) / Double(approved) : nil
    }
  }

  /// What a desk published on a day of the newsroom's calendar.
  public struct Day: Hashable, Sendable {
    public var day: CalendarDate
    public var desk: String
    public var published: Int
    public var corrected: Int

    public init(day: CalendarDate, desk: String, published: Int, corrected: Int) {
      self.day = day
      self.desk = desk
      self.published = published
      self.corrected = corrected
    }
  }
}

/// The time that a report is about.
public struct ReportPeriod: Hashable, Sendable {
  public var since: Date
  /// Not included.
  public var until: Date

  public init(since: Date, until: Date) {
    self.since = since
    self.until = until
  }

  /// How long it is; never 0.
  public var days: Double { max(until.timeIntervalSince(since), 1) / 86_400 }
}
