public import Newsroom
public import Presentation

extension Cancellation {
  /// The kill as a document that ends in a line end: to be sent, or to stand where the story stood.
  ///
  /// In ninjs and NewsML-G2 it is the next version of the item that the editions were, with the status `canceled`.
  ///
  /// - Parameter killedAt: the moment on the newsroom's clock; UTC where nobody resolved it.
  public func rendered(as format: StoryFormat, killedAt: LocalTime? = nil) -> String {
    let printed = PrintedCancellation(cancellation: self, killedAt: killedAt ?? LocalTime.utc(self.killedAt))
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
