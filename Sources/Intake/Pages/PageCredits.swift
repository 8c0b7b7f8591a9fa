/// The credits in the runs of a page, each looked for once, when somebody asks: whether a line is a caption, a title, a
/// headline or text is asked at different times, and reading its credit is most of the work.
///
/// A class, so that the outline and the readers of its stories share what one of them found. One page is read by one task.
final class PageCredits {
  private enum Reading {
    case unread
    case read(CaptionCredit.Found?)
  }

  private let agencies: AgencyTable
  private var readings: [Reading]

  init(count: Int, agencies: AgencyTable) {
    self.agencies = agencies
    readings = Array(repeating: .unread, count: count)
  }

  /// - Parameter text: the text of the run, which is the same at every call.
  func credit(of run: Int, _ text: String) -> CaptionCredit.Found? {
    if case .read(let found) = readings[run] { return found }
    let found = CaptionCredit.find(in: text[...], agencies: agencies)
    readings[run] = .read(found)
    return found
  }
}

extension PageOutline {
  func credit(of run: Int) -> CaptionCredit.Found? {
    credits.credit(of: run, runs[run].text)
  }
}
