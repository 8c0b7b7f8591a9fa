import Newsroom
import Presentation

extension ThroughputReport {
  /// All desks together, or the only one; in hours, so that the bars are comparable.
  var stepChart: BarChart {
    BarChart(
      title: "Time from one milestone to the next, all of them together",
      series: ["half within", "nine in ten within"],
      rows: steps.filter { $0.desk == nil && $0.step != .whole }.map { step in
        BarChart.Row(
          step.step.words,
          [step.median, step.ninthDecile],
          words: [step.median, step.ninthDecile].map { RelativeTime.duration(seconds: Int64($0.rounded())) }
        )
      }
    )
  }

  var deskChart: BarChart {
    BarChart(
      title: "Stories published, by desk",
      series: ["published"],
      rows: figures.compactMap { figures in
        figures.desk.map {
          BarChart.Row($0, [Double(figures.published)], words: [Wording.grouped(figures.published)])
        }
      }
    )
  }

  var dayChart: ColumnChart {
    let byDay = Dictionary(grouping: days, by: \.day)
    return ColumnChart(
      title: "Stories published each day, all of them together",
      series: ["published", "corrections"],
      columns: byDay.keys.sorted { $0.description < $1.description }.map { day in
        let these = byDay[day] ?? []
        return ColumnChart.Column(
          times.shortDay(day),
          [Double(these.reduce(0) { $0 + $1.published }), Double(these.reduce(0) { $0 + $1.corrected })]
        )
      }
    )
  }
}

extension Times {
  /// `Tue 24 Nov`, with the year where it isn't this year.
  func day(_ day: CalendarDate) -> String { noon(day).dayInWords(now: now) }

  /// `24 Nov`.
  func shortDay(_ day: CalendarDate) -> String {
    let noon = noon(day)
    return "\(noon.day) \(noon.monthName)"
  }

  private func noon(_ day: CalendarDate) -> LocalTime {
    LocalTime(year: day.year, month: day.month, day: day.day, hour: 12, minute: 0, utcOffset: 0, zone: "")
  }
}
