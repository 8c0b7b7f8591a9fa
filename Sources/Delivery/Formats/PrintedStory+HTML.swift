import Newsroom
import Presentation

extension PrintedStory {
  /// A page that needs nothing beside it but its pictures, and may run nothing.
  var htmlPage: String {
    HTMLPage(
      title: headline,
      language: story.text.language,
      direction: direction,
      body: article(in: .html)
    )
    .document
  }

  /// The article without a page around it, and without a style: whoever takes it in has both.
  var htmlFragment: String { article(in: .html) + "\n" }
}
