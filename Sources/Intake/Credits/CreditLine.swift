public import Newsroom

/// Reads the line under a picture: who made it, who supplied it, who passed it on.
///
/// Works on what agencies and newspapers print, in either order: `REUTERS/Name`, `Name/AFP via Getty Images`,
/// `(Photo by Name / AFP)`, `- SPA`, `(رويترز)`. Nothing is guessed in silence: a line that can be read in more than one
/// way comes back with `isAmbiguous` set and the reason among the changes.
public enum CreditLine {
  /// The reading alone. A line of more than 4 KiB is kept and flagged, and not read.
  ///
  /// - Parameter date: the day the picture was taken, where it is known. It decides between rivals for a name.
  public static func parse(
    _ raw: String,
    agencies: AgencyTable = .standard,
    on date: CalendarDate? = nil
  ) -> PhotoCredit {
    CreditReader(raw, agencies: agencies, isExplained: false, on: date).read().credit
  }

  /// The reading, and which rule changed what.
  public static func explain(
    _ raw: String,
    agencies: AgencyTable = .standard,
    on date: CalendarDate? = nil
  ) -> CreditReading {
    CreditReader(raw, agencies: agencies, isExplained: true, on: date).read()
  }
}

/// A credit line as it was read.
public struct CreditReading: Hashable, Sendable {
  public let credit: PhotoCredit
  /// In the order in which the rules worked.
  public let changes: [CreditChange]

  /// Whether the agency table knows somebody on the line.
  let knowsAgency: Bool
  /// Whether the line opened with words such as "Photo by".
  let hasLabel: Bool
  /// Names that no table knows.
  let unknownNames: [String]
}
