import Delivery
import Newsroom
import Testing

@Suite("A credit line is printed as its source asked, and no name is lost")
struct CreditLineTests {
  @Test(
    "The line stands in its own words, without the brackets around it",
    arguments: [
      ("(Philippe Wojazer/Pool Photo via AP)", "Philippe Wojazer/Pool Photo via AP"),
      ("[File: Ali Jadallah/Anadolu]", "File: Ali Jadallah/Anadolu"),
      ("（新华社记者王曦摄）", "新华社记者王曦摄"),
      ("((AFP))", "AFP"),
      ("Gage Skidmore/Flickr (CC BY-SA 2.0)", "Gage Skidmore/Flickr (CC BY-SA 2.0)"),
      ("(EPA) and (AP)", "(EPA) and (AP)"),
      ("  REUTERS/\n Zoubeir   Souissi ", "REUTERS/ Zoubeir Souissi"),
      ("(AFP", "(AFP"),
      ("(", "("),
      ("()", ""),
    ]
  )
  func line(raw: String, printed: String) {
    #expect(PhotoCredit(raw: raw).printedLine == printed)
  }

  @Test("Without a line, one is composed of all that is known")
  func composed() {
    let credit = PhotoCredit(
      raw: " () ",
      creators: ["Ana Souza", "Ben Okafor"],
      agencies: ["EPA", "Lehtikuva"],
      via: ["AP", "Getty Images"],
      flags: [.pool, .file],
      licence: "CC BY 4.0"
    )
    #expect(
      credit.printedLine
        == "Ana Souza, Ben Okafor/EPA/Lehtikuva/Pool/File Photo via AP via Getty Images (CC BY 4.0)"
    )
    #expect(PhotoCredit(raw: "", via: ["Reuters"]).printedLine == "via Reuters")
    #expect(PhotoCredit(raw: "").printedLine == "")
  }

  @Test("A creator who isn't in the line is put in front of it")
  func added() {
    #expect(PhotoCredit(raw: "(AP Photo)", creators: ["Ana Souza"]).printedLine == "Ana Souza/AP Photo")
    #expect(PhotoCredit(raw: "ANA SOUZA / AP", creators: ["Ana Souza"]).printedLine == "ANA SOUZA / AP")
    #expect(PhotoCredit(raw: "Ana\u{A0}Souza/AP", creators: ["Ana  Souza"]).printedLine == "Ana Souza/AP")
  }
}
