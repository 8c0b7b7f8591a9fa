import Intake
import Newsroom
import Testing

@Suite("The table of agencies")
struct AgencyTableTests {
  @Test("holds more than 400 agencies, and every name leads back to its agency")
  func whole() {
    let table = AgencyTable.standard
    #expect(Set(table.aliases.map(\.agency.name)).count > 400)
    for alias in table.aliases { #expect(table.agency(named: alias.text)?.name == alias.agency.name, "\(alias.text)") }
  }

  @Test(
    "compares without case, accents, stops and hyphens",
    arguments: [
      ("agence france presse", "AFP"), ("THE ASSOCIATED PRESS", "AP"), ("A.P.", "AP"),
      ("Asharq Al Awsat", "Asharq Al-Awsat"),
      ("Telam", "Télam"), ("أ ف ب", "AFP"), ("picture-alliance", "picture alliance"),
    ]
  )
  func folded(name: String, canonical: String) {
    #expect(AgencyTable.standard.agency(named: name)?.name == canonical)
  }

  @Test("tells a name that changed hands by the day")
  func dated() throws {
    let (old, new) = (Agency(name: "Old Wire", kind: .wire), Agency(name: "New Wire", kind: .wire))
    let change = try #require(CalendarDate(year: 2020, month: 1, day: 1))
    let before = try #require(CalendarDate(year: 2019, month: 12, day: 31))
    let table = AgencyTable([
      .init(text: "Wire", agency: old, until: before), .init(text: "Wire", agency: new, since: change),
    ])
    #expect(table.agency(named: "wire", on: before) == old)
    #expect(table.agency(named: "wire", on: change) == new)
  }
}
