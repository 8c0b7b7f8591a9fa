import Intake
import Newsroom
import Testing

@Suite("A credit line")
struct CreditLineTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let line: String
    var creators: [String] = []
    var agencies: [String] = []
    var via: [String] = []
    var flags: [CreditFlag] = []
    var licence: String?
    var testDescription: String { line }
  }

  static let plain: [Sample] = [
    Sample(line: "REUTERS/Ana Souza", creators: ["Ana Souza"], agencies: ["Reuters"]),
    Sample(line: "Ana Souza/Reuters", creators: ["Ana Souza"], agencies: ["Reuters"]),
    Sample(
      line: "REUTERS/Ana Souza/Pool/File Photo",
      creators: ["Ana Souza"],
      agencies: ["Reuters"],
      flags: [.pool, .file]
    ),
    Sample(line: "(Photo by Ana SOUZA / AFP)", creators: ["Ana SOUZA"], agencies: ["AFP"]),
    Sample(line: "(Photo by - / AFP)", agencies: ["AFP"]),
    Sample(line: "STRINGER/AFP", agencies: ["AFP"]),
    Sample(
      line: "(AP Photo/A. Jane Doe and Ben Okafor, Pool)",
      creators: ["A. Jane Doe", "Ben Okafor"],
      agencies: ["AP"],
      flags: [.pool]
    ),
    Sample(
      line: "(Ben Okafor, Sputnik, Kremlin Pool Photo via AP, File)",
      creators: ["Ben Okafor"],
      agencies: ["Sputnik", "Kremlin"],
      via: ["AP"],
      flags: [.pool, .file]
    ),
    Sample(
      line: "Ben Okafor/AFP via Getty Images/File",
      creators: ["Ben Okafor"],
      agencies: ["AFP"],
      via: ["Getty Images"],
      flags: [.file]
    ),
    Sample(line: "City of Porto/Handout via REUTERS", agencies: ["City of Porto"], via: ["Reuters"], flags: [.handout]),
    Sample(
      line: "Ritzau Scanpix/Jane Doe via REUTERS",
      creators: ["Jane Doe"],
      agencies: ["Ritzau Scanpix"],
      via: ["Reuters"]
    ),
    Sample(
      line: "Mandatory Credit: Jane Doe-USA TODAY Sports via REUTERS",
      creators: ["Jane Doe"],
      agencies: ["USA TODAY Sports"],
      via: ["Reuters"]
    ),
    Sample(line: "Anadolu Agency/Anadolu", agencies: ["Anadolu"]),
    Sample(line: "EPA-EFE/JANE DOE", creators: ["JANE DOE"], agencies: ["EPA-EFE"]),
    Sample(line: "Jens Büttner/dpa-Zentralbild/dpa", creators: ["Jens Büttner"], agencies: ["dpa"]),
    Sample(line: "Karl Berg/TT", creators: ["Karl Berg"], agencies: ["TT"]),
    Sample(line: "- SPA", agencies: ["SPA"]),
    Sample(line: "SPA file photo", agencies: ["SPA"], flags: [.file]),
    Sample(
      line: "Photograph: Jane Doe and Ben Okafor/The Guardian",
      creators: ["Jane Doe", "Ben Okafor"],
      agencies: ["The Guardian"]
    ),
    Sample(line: "Jane Doe for The New York Times", creators: ["Jane Doe"], agencies: ["The New York Times"]),
    Sample(line: "[File: Jane Doe/Al Jazeera]", creators: ["Jane Doe"], agencies: ["Al Jazeera"], flags: [.file]),
    Sample(line: "Photo by Jane Doe on Pexels", creators: ["Jane Doe"], agencies: ["Pexels"]),
    Sample(
      line: "Jane Doe/Flickr (CC BY-SA 4.0)",
      creators: ["Jane Doe"],
      agencies: ["Flickr"],
      licence: "CC BY-SA 4.0"
    ),
    Sample(line: "Jane Doe/Shutterstock (1234567a)", creators: ["Jane Doe"], agencies: ["Shutterstock"]),
    Sample(line: "© 2024 Getty Images", agencies: ["Getty Images"]),
    Sample(line: "Courtesy of the Okafor family", agencies: ["Okafor family"], flags: [.courtesy]),
    Sample(line: "Jane Doe | AP", creators: ["Jane Doe"], agencies: ["AP"]),
    Sample(line: "Jane Doe, Getty Images", creators: ["Jane Doe"], agencies: ["Getty Images"]),
    Sample(line: "Jane Doe/Staff", creators: ["Jane Doe"]),
    Sample(line: "REUTERS/Jane Doe.", creators: ["Jane Doe"], agencies: ["Reuters"]),
    Sample(line: "AP/Ben Okafor Jr.", creators: ["Ben Okafor Jr."], agencies: ["AP"]),
    Sample(line: "(AP Photo/Jane Doe", creators: ["Jane Doe"], agencies: ["AP"]),
    Sample(line: "(رويترز)", agencies: ["Reuters"]),
    Sample(line: "(أرشيفية - أ.ف.ب)", agencies: ["AFP"], flags: [.file]),
    Sample(line: "ليلى حداد / رويترز", creators: ["ليلى حداد"], agencies: ["Reuters"]),
  ]

  @Test("names its makers, owners and distributors", arguments: plain)
  func names(sample: Sample) {
    let credit = CreditLine.parse(sample.line)
    #expect(credit.creators == sample.creators)
    #expect(credit.agencies == sample.agencies)
    #expect(credit.via == sample.via)
    #expect(credit.flags == sample.flags)
    #expect(credit.licence == sample.licence)
    #expect(!credit.isAmbiguous)
    #expect(credit.raw == sample.line)
  }

  @Test(
    "is flagged where it can be read in two ways",
    arguments: [
      "Jane Doe", "© Jane Doe", "Bluebird Media", "Bluebird", "Social media/via REUTERS", "Shutterstock / bluebird",
      "Instagram/@bluebird", "BluebirdFan via Wikimedia Commons, CC BY-SA 3.0", "Jane Doe/AFP — Getty Images",
      "新华社记者李明摄", "Courtesy of Jane Doe",
    ]
  )
  func ambiguous(line: String) {
    let reading = CreditLine.explain(line)
    #expect(reading.credit.isAmbiguous)
    #expect(reading.credit.namesSomebody)
    #expect(reading.changes.contains { $0.rule == .ambiguous })
  }

  @Test("is explained rule by rule")
  func explained() {
    let rules = CreditLine.explain("(AP Photo/Stringer, File)").changes.map(\.description)
    #expect(
      rules == [
        "\"AP Photo/Stringer, File\" is the credit without its brackets or dash",
        "\"AP Photo\" is AP",
        "\"Stringer, File\" is split into \"Stringer\" and \"File\"",
        "\"Stringer\" stands in for a name and is nobody's",
        "\"File\" sets the flag file",
      ]
    )
  }

  @Test("that says nothing names nobody", arguments: ["", " ", "-", "()", "Staff", "File photo", "Uncredited"])
  func nobody(line: String) {
    #expect(!CreditLine.parse(line).namesSomebody)
  }

  @Test("longer than 4 KiB is kept as it stands and flagged")
  func tooLong() {
    let line = String(repeating: "Jane Doe/", count: 20_000) + "AFP"
    let credit = CreditLine.parse(line)
    #expect(credit.raw == line)
    #expect(credit.isAmbiguous)
    #expect(!credit.namesSomebody)
  }

  @Test(
    "with hundreds of separators or marks is still read to its end",
    arguments: ["/", ", ", "(", " via ", "-", "e\u{301}\u{323}", "،"]
  )
  func hostile(piece: String) {
    let line = "Jane Doe" + String(repeating: piece, count: 500) + "/AFP"
    let credit = CreditLine.parse(line)
    #expect(credit.raw == line)
    #expect((credit.agencies + credit.via).contains { $0.hasSuffix("AFP") })
  }

  @Test("uses a newsroom's own table")
  func ownTable() {
    let table = AgencyTable([.init(text: "BN", agency: Agency(name: "Bluebird News", kind: .wire))])
    #expect(CreditLine.parse("Jane Doe/BN", agencies: table).agencies == ["Bluebird News"])
  }
}
