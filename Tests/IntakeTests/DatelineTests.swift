import Intake
import Testing

@Suite("A dateline")
struct DatelineTests {
  @Test("has a city, a region, a date and an agency")
  func fields() throws {
    let line = try #require(Dateline.parse("PORTO, Portugal, Nov 3, 2025 (Reuters) - The council voted."))
    #expect(line.raw == "PORTO, Portugal, Nov 3, 2025 (Reuters)")
    #expect(line.city == "PORTO")
    #expect(line.region == "Portugal")
    #expect(line.date == "Nov 3, 2025")
    #expect(line.agency == "Reuters")
    #expect(line.rest == "The council voted.")
  }

  @Test(
    "opens with any city where an agency follows, and in capitals where none does",
    arguments: [
      ("Porto (dpa) - A", "Porto"), ("ST. LOUIS (AP) — A", "ST. LOUIS"), ("PORTO — The council", "PORTO"),
      ("Porto and Lisbon, Asharq Al-Awsat—A", "Porto and Lisbon"), ("تونس (رويترز) - قال", "تونس"),
    ]
  )
  func cities(line: String, city: String) {
    #expect(Dateline.parse(line)?.city == city)
  }

  @Test("is read by rules that hold for agencies of every habit", arguments: samples(datelineSamples))
  func samplesAreRead(sample: Sample) {
    let found = Dateline.parse(sample.line)
    let fields = [found?.city, found?.region, found?.date, found?.agency, found?.rest ?? sample.line]
    #expect(fields.map { $0 ?? "" }.joined(separator: "|") == sample.expected)
  }

  @Test(
    "is not seen in prose",
    arguments: [
      "U.S. (and other) officials - speaking on condition - said", "NATO — which met on Monday — agreed",
      "The mayor (Reuters) - said", "A bridge - the oldest - fell", "", "—", "()",
    ]
  )
  func prose(line: String) {
    #expect(Dateline.parse(line) == nil)
  }
}
