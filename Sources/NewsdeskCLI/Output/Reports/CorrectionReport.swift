import Newsroom
import Presentation

/// What had to be put right: the tables and charts of `report corrections`.
struct CorrectionReport {
  var period: ReportPeriod
  var desks: [String]
  var entries: [Corrections.Entry]
  var rates: [Corrections.Rate]
  let times: Times

  /// `3 corrections, 1 kill; 4 % of what went out was put right`.
  var summary: String {
    let kills = entries.count { $0.kind == .kill }
    let all = rates.last { $0.desk == nil }
    let share = all?.share.map { "; \(Int(($0 * 100).rounded())) % of what first went out was put right" } ?? ""
    return "\(Wording.count(entries.count - kills, "correction")), \(Wording.count(kills, "kill"))\(share)"
  }

  var report: Report {
    Report(
      title: "Corrections and kills",
      filters: [period.words(times)] + desks.map { "desk \($0)" },
      parts: [
        Report.Part(
          name: "stories",
          title: "What was put right",
          summary: summary,
          table: storyTable,
          nothing: "Nothing was corrected or killed in that time."
        ),
        Report.Part(
          name: "desks",
          title: "How often, desk by desk",
          charts: [deskChart],
          table: deskTable,
          nothing: "Nothing was published, corrected or killed in that time."
        ),
      ]
    )
  }

  private func caption<Row>() -> Table<Row>.Caption {
    .init((desks.isEmpty ? "" : desks.joined(separator: ", ") + ": ") + summary, right: period.words(times))
  }

  private var storyTable: Table<Corrections.Entry> {
    Table(
      entries,
      columns: [
        Column("id") { .number($0.story) },
        Column("at") { times.cell($0.at) },
        Column("kind") { Cell(.text($0.kind.rawValue), words: Self.words($0), style: $0.kind == .kill ? .red : nil) },
        Column("ordinal", isOnRequest: true) { entry in entry.ordinal.map { .number($0) } ?? .missing() },
        Column("desk", isOnRequest: desks.count == 1) { .text($0.desk) },
        Column("edition", isOnRequest: true) { .number($0.edition) },
        Column("after", alignment: .right) { .duration($0.after) },
        Column("after_first", isOnRequest: true) { .duration($0.afterFirst) },
        Column("by", canBeCut: true) { .text($0.by.name) },
        Column("published_by", isOnRequest: true) { .text($0.publishedBy) },
        Column("slug", canBeCut: true) { .text($0.slug) },
        Column("note", isFreeText: true) { .text($0.note) },
      ],
      caption: caption()
    )
  }

  /// `correction`, `correction no. 2`, `kill`.
  private static func words(_ entry: Corrections.Entry) -> String {
    entry.kind.rawValue + (entry.ordinal.map { $0 > 1 ? " no. \($0)" : "" } ?? "")
  }

  private var deskTable: Table<Corrections.Rate> {
    Table(
      // Of one desk there is nothing to sum up.
      rates.filter { desks.count != 1 || $0.desk != nil },
      columns: [
        Column("desk") { rate in rate.desk.map { .text($0) } ?? .missing("all desks") },
        Column("published", alignment: .right) { .quantity($0.published) },
        Column("put_right", alignment: .right) { .quantity($0.putRight) },
        Column("rate", alignment: .right) { .share($0.share) },
        Column("corrections", alignment: .right) { .quantity($0.corrections) },
        Column("corrected", title: "STORIES", alignment: .right) { .quantity($0.corrected) },
        Column("corrected_again", title: "AGAIN", alignment: .right) { .quantity($0.correctedAgain) },
        Column("killed", alignment: .right) { .quantity($0.killed) },
      ],
      caption: caption()
    )
  }

  private var deskChart: BarChart {
    BarChart(
      title: "Corrections and kills, by desk",
      series: ["corrections", "kills"],
      rows: rates.compactMap { rate in
        rate.desk.map { desk in
          BarChart.Row(
            desk,
            [Double(rate.corrections), Double(rate.killed)],
            words: ["\(Wording.count(rate.corrections, "correction")), \(Wording.count(rate.killed, "kill"))"]
          )
        }
      },
      isStacked: true
    )
  }
}
