/// Where, when and for whom a story was written, as its first paragraph opens: `WASHINGTON, June 4 (Reuters) - …`.
public struct Dateline: Hashable, Sendable {
  /// The dateline as printed, without the dash behind it.
  public let raw: String
  /// As printed, several cities together: `JERUSALEM/CAIRO`. Nil for an undated story: `(Reuters) - …`.
  public let city: String?
  /// A country or state, as printed: `Tunisia`, `Mo.`.
  public let region: String?
  /// As printed: `June 4`, `Oct 6, 2024`, `Monday`, `10月6日`.
  public let date: String?
  /// By its canonical name where it is known, else as printed.
  public let agency: String?
  /// What follows on the line.
  public let rest: String
  /// Which form of dateline it is, in words.
  public let form: String

  /// Nil where the line opens with no dateline. Only the first 240 bytes are looked at.
  ///
  /// A known agency in brackets, between slashes, or beside the dash makes a dateline of any city. Without an agency the city
  /// has to be in capitals, dated, or one of those that need no country (``DatelineCities``), and the text behind it must not
  /// go on in small letters: "U.S. (and other) officials - speaking …" is prose.
  public static func parse(_ line: String, agencies: AgencyTable = .standard) -> Dateline? {
    let line = line.composed
    let text = line.trimmed
    guard !text.isEmpty else { return nil }
    if let found = DatelineReader(text, agencies).read() { return found }
    // `UPDATE 1-TUNIS, Oct 6 (Reuters) - …`: what a label says is the advisory's business.
    guard let labels = AdvisoryLabels(text), labels.rest.startIndex > text.startIndex else { return nil }
    let found = DatelineReader(labels.rest, agencies).read()
    return found?.agency == nil ? nil : found
  }

  init(_ place: DatelinePlace?, raw: Substring, agency: String?, rest: Substring, form: String, date: Substring? = nil)
  {
    self.raw = String(raw.trimmed)
    city = place?.city
    region = place?.region
    self.date = place?.date ?? date.map(String.init)
    self.agency = agency
    self.rest = String(rest.trimmed)
    self.form = form
  }
}
