import Newsroom
import Testing

@Suite("A merge of two people's edits")
struct StoryMergeTests {
  private func text(_ paragraphs: [String], headline: String = "Fire") -> StoryText {
    StoryText(headline: headline, body: paragraphs.joined(separator: "\n\n"))
  }

  private func merged(_ base: [String], _ mine: [String], _ theirs: [String]) -> [String]? {
    StoryMerge(base: text(base), mine: text(mine), theirs: text(theirs)).text?.paragraphs
  }

  @Test("gives the other side where one side changed nothing, to the last blank line")
  func oneSide() {
    for seed in 0..<500 {
      var dice = Dice(seed)
      let base = text(dice.paragraphs(0...8))
      var edited = text(dice.edited(base.paragraphs, by: "Ana"), headline: "Fire \(seed % 3)")
      edited.byline = seed.isMultiple(of: 2) ? "By Ana" : nil
      if seed.isMultiple(of: 5) { edited.body = "\n  \n" + edited.body + "\n\n\n\nThe end.\n" }
      #expect(StoryMerge(base: base, mine: edited, theirs: base).text == edited, "seed \(seed)")
      #expect(StoryMerge(base: base, mine: base, theirs: edited).text == edited, "seed \(seed)")
    }
  }

  @Test("takes a change that both made once")
  func same() {
    for seed in 0..<500 {
      var dice = Dice(seed)
      let base = text(dice.paragraphs(0...8))
      let edited = text(dice.edited(base.paragraphs, by: "Ana"))
      #expect(StoryMerge(base: base, mine: edited, theirs: edited).text == edited, "seed \(seed)")
    }
  }

  @Test("holds both people's changes of different paragraphs, whatever they are")
  func disjoint() {
    for seed in 0..<500 {
      var dice = Dice(seed)
      // Paragraphs that can be told from each other, so that where a change was made is beyond doubt.
      let base = (0..<10).map { "Paragraph \($0)." }
      var (mine, theirs, expected) = (base, base, base)
      for place in base.indices.reversed() {
        let change: [String]
        switch Int.random(in: 0...2, using: &dice) {
        case 0: change = []
        case 1: change = ["Changed \(place)."]
        default: change = ["Changed \(place).", "And one behind \(place)."]
        }
        switch Int.random(in: 0...3, using: &dice) {
        case 0:
          mine.replaceSubrange(place...place, with: change)
          expected.replaceSubrange(place...place, with: change)
        case 1:
          theirs.replaceSubrange(place...place, with: change)
          expected.replaceSubrange(place...place, with: change)
        default: continue
        }
      }
      #expect(merged(base, mine, theirs) == expected, "seed \(seed)")
    }
  }

  @Test("loses nothing that either typed: every paragraph that is new is in the result or in a conflict")
  func nothingLost() {
    for seed in 0..<1000 {
      var dice = Dice(seed)
      let base = dice.paragraphs(0...8)
      let (mine, theirs) = (dice.edited(base, by: "Ana"), dice.edited(base, by: "Ben"))
      let merge = StoryMerge(base: text(base), mine: text(mine), theirs: text(theirs))
      var held: Set<String> = []
      for part in merge.body {
        switch part {
        case .settled(let paragraphs, _): held.formUnion(paragraphs)
        case .conflict(let mine, let theirs): held.formUnion(mine + theirs)
        }
      }
      for paragraph in mine + theirs where !base.contains(paragraph) {
        #expect(held.contains(paragraph), "seed \(seed): \(paragraph)")
      }
      #expect(merge.isClean == (merge.text != nil))
    }
  }

  @Test("is the same whoever is called the first")
  func symmetry() {
    for seed in 0..<500 {
      var dice = Dice(seed)
      let base = dice.paragraphs(0...8)
      let (mine, theirs) = (dice.edited(base, by: "Ana"), dice.edited(base, by: "Ben"))
      #expect(merged(base, mine, theirs) == merged(base, theirs, mine), "seed \(seed)")
    }
  }

  @Test("keeps both where both rewrote the same paragraph, field or place")
  func conflicts() throws {
    let base = StoryText(headline: "Fire", body: "One.\n\nTwo.\n\nThree.", byline: "By Ana")
    var (mine, theirs) = (base, base)
    mine.headline = "Fire at the harbour"
    theirs.headline = "Fire out"
    mine.body = "One.\n\nTwo by Ana.\n\nThree.\n\nFour by Ana."
    theirs.body = "One.\n\nTwo by Ben.\n\nThree.\n\nFour by Ben."
    mine.byline = nil
    let merge = StoryMerge(base: base, mine: mine, theirs: theirs)
    #expect(!merge.isClean)
    #expect(merge.text == nil)
    #expect(merge.fields.first?.part == .conflict(mine: ["Fire at the harbour"], theirs: ["Fire out"]))
    #expect(merge.fields.first { $0.field == .byline }?.part == .settled([], .mine))
    #expect(
      merge.body == [
        .settled(["One."], .unchanged), .conflict(mine: ["Two by Ana."], theirs: ["Two by Ben."]),
        .settled(["Three."], .unchanged), .conflict(mine: ["Four by Ana."], theirs: ["Four by Ben."]),
      ]
    )
  }

  @Test("is a conflict where one took out what the other rewrote")
  func deletedAndChanged() {
    let merge = StoryMerge(base: text(["A.", "B."]), mine: text(["A."]), theirs: text(["A.", "B, as Ben has it."]))
    #expect(merge.body.last == .conflict(mine: [], theirs: ["B, as Ben has it."]))
  }

  @Test("takes neighbours' changes together: one rewrites the last paragraph, the other adds one behind it")
  func neighbours() {
    #expect(
      merged(["A.", "B."], ["A.", "B by Ana."], ["A.", "B.", "C by Ben."]) == ["A.", "B by Ana.", "C by Ben."]
    )
    #expect(merged(["A.", "B."], ["A by Ana.", "B."], ["A.", "B by Ben."]) == ["A by Ana.", "B by Ben."])
    #expect(merged(["A."], ["New by Ana.", "A."], ["A by Ben."]) == ["New by Ana.", "A by Ben."])
  }

  @Test("says what came from whom")
  func places() {
    let base = StoryText(headline: "Fire", body: "One.\n\nTwo.\n\nThree.\n\nFour.")
    var (mine, theirs) = (base, base)
    mine.byline = "By Ana"
    mine.body = "Zero.\n\nNought.\n\nOne.\n\nTwo.\n\nThree.\n\nFour."
    theirs.headline = "Fire out"
    theirs.body = "One.\n\nThree.\n\nFour, by Ben."
    let merge = StoryMerge(base: base, mine: mine, theirs: theirs)
    #expect(merge.places(from: .mine) == ["byline", "paragraphs 1 to 2"])
    #expect(merge.places(from: .theirs) == ["headline", "a cut before paragraph 4", "paragraph 5"])
    #expect(merge.places(from: .both) == [])
  }

  @Test("of three long stories ends soon", .timeLimit(.minutes(10)))
  func bounds() {
    let base = (0..<40_000).map { "Paragraph \($0 % 9)." }
    let mine = (0..<40_000).map { "Paragraph \(($0 * 7) % 11)." }
    let theirs = (0..<30_000).map { "Paragraph \(($0 * 5) % 13)." }
    #expect(!StoryMerge(base: text(base), mine: text(mine), theirs: text(theirs)).body.isEmpty)
  }
}
