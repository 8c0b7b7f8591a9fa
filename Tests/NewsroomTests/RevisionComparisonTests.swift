import Foundation
import Newsroom
import Testing

@Suite("A comparison of two revisions")
struct RevisionComparisonTests {
  private func revision(_ number: Int, _ text: StoryText, _ pictures: [StoryPicture] = []) -> StoryRevision {
    StoryRevision(
      story: 214,
      number: number,
      slug: "fire",
      text: text,
      pictures: pictures,
      editedBy: Person(login: "ana", name: "Ana Souza"),
      editedAt: Date(timeIntervalSince1970: 0)
    )
  }

  private func picture(_ number: Int, _ caption: String, credit: String? = nil) -> StoryPicture {
    StoryPicture(number: number, picture: Picture(caption: caption, credit: credit.map { PhotoCredit(raw: $0) }))
  }

  @Test("is empty for the same, and names the fields that differ")
  func fields() {
    let old = StoryText(headline: "Fire", body: "One.", byline: "By Ana")
    var new = old
    #expect(RevisionComparison(from: revision(1, old), to: revision(2, old)).isEmpty)
    new.headline = "Fire out"
    new.byline = nil
    let comparison = RevisionComparison(from: revision(1, old), to: revision(2, new))
    #expect(comparison.fields.map(\.name) == ["headline", "byline"])
    #expect(comparison.fields.first?.pieces == [.same("Fire"), .added(" out")])
    #expect(comparison.body.isEmpty)
  }

  @Test("tells which paragraphs changed and how many did not")
  func body() {
    let old = StoryText(body: "One.\n\nTwo stays.\n\nThree was so.\n\nFour.\n\nFive.")
    let new = StoryText(body: "One.\n\nTwo stays.\n\nThree is so.\n\nFour.\n\nFive.\n\nSix.")
    let comparison = RevisionComparison(from: revision(1, old), to: revision(2, new))
    #expect(
      comparison.body == [
        .unchanged(count: 2),
        .changed(paragraph: 3, pieces: [.same("Three "), .removed("was"), .added("is"), .same(" so.")]),
        .unchanged(count: 2),
        .changed(paragraph: 6, pieces: [.added("Six.")]),
      ]
    )
    #expect(!comparison.isCoarse)
  }

  @Test("sees that only blank lines differ")
  func blankLines() {
    let comparison = RevisionComparison(
      from: revision(1, StoryText(body: "One.\n\nTwo.")),
      to: revision(2, StoryText(body: "One.\n\n\n\nTwo."))
    )
    #expect(comparison.differsInBlankLines)
    #expect(!comparison.isEmpty)
    #expect(comparison.body.isEmpty)
  }

  @Test("follows pictures by their numbers: added, removed, changed, moved")
  func pictures() {
    let old = [picture(1, "Smoke."), picture(2, "Crowd.", credit: "AP"), picture(3, "Ship."), picture(4, "Quay.")]
    let new = [picture(4, "Quay."), picture(2, "Crowd.", credit: "AP Photo"), picture(3, "Ship."), picture(5, "New.")]
    let comparison = RevisionComparison(from: revision(1, StoryText(), old), to: revision(2, StoryText(), new))
    #expect(comparison.pictures.map(\.number) == [1, 2, 4, 5])
    #expect(comparison.pictures.map(\.kind) == [.removed, .changed, .moved, .added])
    #expect(comparison.pictures[1].fields.map(\.name) == ["credit"])
    #expect(comparison.pictures[1].fields[0].pieces == [.same("AP"), .added(" Photo")])
    #expect(comparison.pictures[0].fields[0].pieces == [.removed("Smoke.")])
  }

  @Test("of two texts of 8 MiB ends soon, and says that it shows paragraphs whole", .timeLimit(.minutes(10)))
  func bounds() {
    func body(_ word: String) -> String {
      (0..<2000).map { "\($0) " + String(repeating: word + " ", count: 800) }.joined(separator: "\n\n")
    }
    let comparison = RevisionComparison(
      from: revision(1, StoryText(body: body("water"))),
      to: revision(2, StoryText(body: body("fire")))
    )
    #expect(comparison.isCoarse)
    #expect(!comparison.isEmpty)
  }
}
