public import Newsroom
import Presentation

extension PublishedStory {
  /// The story as a document that ends in a line end. Nothing that people wrote becomes markup in it.
  ///
  /// The editor's note goes to receiving desks alone, in ninjs and NewsML-G2; a reader's document never has it.
  ///
  /// - Parameters:
  ///   - times: the moments of publication on the newsroom's clock; UTC where nobody resolved them.
  ///   - addresses: where the receiver finds the pictures.
  public func rendered(
    as format: StoryFormat,
    times: PublicationTimes? = nil,
    addresses: PictureAddresses = PictureAddresses()
  ) -> String {
    let printed = PrintedStory(self, times: times ?? PublicationTimes(of: self), addresses: addresses)
    return switch format {
    case .html: printed.htmlPage
    case .fragment: printed.htmlFragment
    case .text: printed.plainText
    case .markdown: printed.markdown
    case .ninjs: printed.ninjs.pretty + "\n"
    case .newsml: printed.newsML.document
    }
  }
}
