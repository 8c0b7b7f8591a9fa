/// What a reader found in a document: only what `ReadBack` compares.
struct StoryParts {
  var headline: String?
  /// By number, from 1; captions and credits by their picture's.
  var paragraphs: [Int: String] = [:]
  var captions: [Int: String] = [:]
  var credits: [Int: String] = [:]
}
