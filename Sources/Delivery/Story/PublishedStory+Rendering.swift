public import Newsroom
import Presentation

extension PublishedStory {
  /// The story as a document that ends in a line end. Nothing that people wrote becomes markup in it.
  ///
  /// The editor's note goes to receiving desks alone, in ninjs; a reader's document never has it.
  ///
  /// - Parameter times: the moments of publication on the newsroom's clock; UTC where nobody resolved them.
  public func rendered(as format: StoryFormat, times: PublicationTimes? = nil) -> String {
    let printed = PrintedStory(self, times: times ?? PublicationTimes(of: self))
    return switch format {
    case .html: printed.htmlPage
    case .text: printed.plainText
    case .markdown: printed.markdown
    case .ninjs: printed.ninjs.pretty + "\n"
    }
  }
}
