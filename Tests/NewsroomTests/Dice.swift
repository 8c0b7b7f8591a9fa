/// Chance that falls the same way at every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Paragraphs of few different words, so that the same ones come again.
  mutating func paragraphs(_ count: ClosedRange<Int>, of kinds: Int = 6) -> [String] {
    (0..<Int.random(in: count, using: &self)).map { _ in "Paragraph \(Int.random(in: 1...kinds, using: &self))." }
  }

  /// The paragraphs with some of them changed, taken out, doubled, moved, and others put in.
  mutating func edited(_ paragraphs: [String], by name: String) -> [String] {
    var result = paragraphs
    for edit in 0..<Int.random(in: 0...4, using: &self) {
      let place = Int.random(in: 0...result.count, using: &self)
      switch Int.random(in: 0...3, using: &self) {
      case 0 where place < result.count: result[place] += " \(name) \(edit)."
      case 1 where place < result.count: result.remove(at: place)
      case 2 where place < result.count: result.insert(result.remove(at: place), at: 0)
      default: result.insert("\(name)'s new one, \(Int.random(in: 1...3, using: &self)).", at: place)
      }
    }
    return result
  }
}
