import ArgumentParser
import Newsroom

/// When and where a picture was taken.
struct OccasionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day it was taken, as YYYY-MM-DD. \"\" takes it away.", valueName: "date"),
    transform: { text in
      if text.isEmpty { return Occasion.Day.unknown }
      guard let date = CalendarDate(iso8601: text) else {
        throw ValidationError("\"\(text)\" is no day: write 2026-11-22, or \"\" for none")
      }
      return .on(date)
    }
  )
  var date: Occasion.Day?

  @Option(help: ArgumentHelp("Where it was taken: \"Tunis, Tunisia\". \"\" takes it away.", valueName: "text"))
  var place: String?

  var occasion: Occasion { Occasion(day: date, place: place) }
}
