import Extraction
import Testing

@Suite("What the reader process is given", .timeLimit(.minutes(10)))
struct LimitTests {
  @Test("No file is larger than what the database keeps of a source")
  func largestFile() {
    #expect(ExtractionLimits.fileBytes == 67_108_864)
  }
}
