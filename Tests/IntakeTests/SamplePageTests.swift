import Intake
import Testing

@Suite("A page in the shape of", .timeLimit(.minutes(10)))
struct SamplePageTests {
  @Test("an agency or a newspaper becomes exactly its stories", arguments: SamplePages.names)
  func page(name: String) throws {
    let found = SamplePages.describe(try AgencyPage.parse(try SamplePages.text(name)))
    #expect(try found == SamplePages.expected(name, found: found))
  }

  @Test("any of them loses no line and gives every text letter for letter", arguments: SamplePages.names)
  func accounts(name: String) throws {
    let text = try SamplePages.text(name)
    let problem = try PageAccounts.problem(of: text)
    #expect(problem == nil)
  }

  @Test("none of them, being lines of all of them at random, loses no line either", arguments: 0..<300)
  func shuffled(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let lines = try SamplePages.lines()
    let count = Int.random(in: 1...60, using: &random)
    let chosen = (0..<count).flatMap { _ -> [String] in
      let line = lines.randomElement(using: &random) ?? ""
      return Array(repeating: line, count: Int.random(in: 0...9, using: &random) == 0 ? 2 : 1)
    }
    let problem = try PageAccounts.problem(of: chosen.joined(separator: "\n"))
    #expect(problem == nil)
  }

  @Test("two pages one after the other loses no line", arguments: 0..<60)
  func joined(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 7777)
    let pages = try (0..<3).map { _ in try SamplePages.text(SamplePages.names.randomElement(using: &random) ?? "ap") }
    let problem = try PageAccounts.problem(of: pages.joined(separator: "\n\n\n"))
    #expect(problem == nil)
  }
}

/// The same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
