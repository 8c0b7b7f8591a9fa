import Newsroom
import Presentation

/// How fast stories went through: the tables and charts of `report throughput`.
struct ThroughputReport {
  var period: ReportPeriod
  var desks: [String] = []
  var steps: [Throughput.StepTime] = []
  var figures: [Throughput.DeskFigures] = []
  var days: [Throughput.Day] = []
  var waiting: [PendingStory] = []
  let times: Times

  /// `12 published, 1.7 a day; 83 % approved at once`.
  var summary: String {
    guard let all = figures.last(where: { $0.desk == nil }) else { return "nothing was done" }
    var words = "\(Wording.grouped(all.published)) published, \(Self.perDay(all.published, period)) a day"
    if let share = Cell.share(all.shareAtOnce).words, all.approved > 0 { words += "; \(share) approved at once" }
    return words
  }

  static func perDay(_ count: Int, _ period: ReportPeriod) -> String {
    let tenths = Int((Double(count) / period.days * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  var report: Report {
    Report(
      title: "Throughput",
      filters: [period.words(times)] + desks.map { "desk \($0)" },
      parts: [
        Report.Part(
          name: "steps",
          title: "How long each step took",
          summary: summary,
          charts: [stepChart],
          table: stepTable,
          nothing: "No step was finished in that time."
        ),
        Report.Part(
          name: "desks",
          title: "What each desk got done",
          charts: figures.count > 2 ? [deskChart] : [],
          table: deskTable,
          nothing: "Nothing was done in that time."
        ),
        Report.Part(
          name: "days",
          title: "What was published each day",
          charts: [dayChart],
          table: dayTable,
          nothing: "Nothing was published in that time."
        ),
        Report.Part(
          name: "waiting",
          title: "What waits longest now",
          table: waitingTable,
          nothing: "Nothing waits."
        ),
      ]
    )
  }

  private func caption<Row>(_ words: String) -> Table<Row>.Caption {
    .init((desks.isEmpty ? "" : desks.joined(separator: ", ") + ": ") + words, right: period.words(times))
  }

  private func deskCell(_ desk: String?) -> Cell { desk.map { .text($0) } ?? .missing("all desks") }

  private var stepTable: Table<Throughput.StepTime> {
    Table(
      // Of one desk there is nothing to sum up.
      steps.filter { desks.count != 1 || $0.desk != nil },
      columns: [
        Column("desk", isHeading: true) { deskCell($0.desk) },
        Column("step") { Cell(.text($0.step.rawValue), words: $0.step.words) },
        Column("stories", alignment: .right) { .quantity($0.stories) },
        Column("median", title: "HALF WITHIN", alignment: .right) { .duration($0.median) },
        Column("p90", title: "9 IN 10 WITHIN", alignment: .right) { .duration($0.ninthDecile) },
      ],
      caption: caption(summary)
    )
  }

  private var deskTable: Table<Throughput.DeskFigures> {
    Table(
      figures.filter { desks.count != 1 || $0.desk != nil },
      columns: [
        Column("desk") { deskCell($0.desk) },
        Column("begun", alignment: .right) { .quantity($0.begun) },
        Column("submitted", alignment: .right) { .quantity($0.submitted) },
        Column("approved", alignment: .right) { .quantity($0.approved) },
        Column("approved_at_once", title: "AT ONCE", alignment: .right) { .share($0.shareAtOnce) },
        Column("published", alignment: .right) { .quantity($0.published) },
        Column("per_day", title: "A DAY", alignment: .right) {
          Cell(
            .decimal((Double($0.published) / period.days * 100).rounded() / 100),
            words: Self.perDay($0.published, period)
          )
        },
        Column("corrected", alignment: .right) { .quantity($0.corrected) },
      ],
      caption: caption(summary)
    )
  }

  private var dayTable: Table<Throughput.Day> {
    Table(
      days,
      columns: [
        Column("day") { Cell(.text($0.day.description), words: times.day($0.day)) },
        Column("desk") { .text($0.desk) },
        Column("published", alignment: .right) { .quantity($0.published) },
        Column("corrected", alignment: .right) { .quantity($0.corrected) },
      ],
      caption: caption(summary)
    )
  }

  private var waitingTable: Table<PendingStory> {
    Table(
      waiting,
      columns: [
        Column("id") { .number($0.id) },
        Column("desk") { .text($0.desk) },
        Column("state") { .code($0.state.rawValue) },
        Column("untouched") { story in
          .duration(Double(times.now.seconds(since: times.local(story.updatedAt))))
        },
        Column("waiting_on", canBeCut: true) { times.turnCell($0) },
        Column("slug", isFreeText: true) { .text($0.slug) },
      ],
      caption: .init("What waits longest", right: times.now.absolute(now: times.now))
    )
  }
}
