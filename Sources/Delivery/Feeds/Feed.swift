public import Newsroom
public import Presentation

/// What is out, as feed readers ask for it again and again: the stories of a newsroom or a desk, one entry for each.
public struct Feed: Sendable {
  /// A URI that stays the same for good, whatever address the feed has: `urn:newsdesk:feed:metro`.
  public let id: String
  public let title: String
  /// Where the feed itself is to be had, and the pages that it is of.
  public let selfURL: String?
  public let homeURL: String?
  /// When anything in it last changed, the leaving of a story included.
  public let updated: LocalTime
  /// In the order in which they are to be shown, mostly the newest first.
  public let entries: [Entry]

  public init(
    id: String,
    title: String,
    selfURL: String? = nil,
    homeURL: String? = nil,
    updated: LocalTime,
    entries: [Entry]
  ) {
    self.id = id
    self.title = title
    self.selfURL = selfURL
    self.homeURL = homeURL
    self.updated = updated
    self.entries = entries
  }

  /// A story's newest edition.
  public struct Entry: Sendable {
    public let story: PublishedStory
    public let times: PublicationTimes
    public let addresses: PictureAddresses
    /// Where the story's own page is.
    public let url: String?

    public init(
      _ story: PublishedStory,
      times: PublicationTimes? = nil,
      addresses: PictureAddresses = PictureAddresses(),
      url: String? = nil
    ) {
      self.story = story
      self.times = times ?? PublicationTimes(of: story)
      self.addresses = addresses
      self.url = url
    }
  }

  /// The feed as a document that ends in a line end, the same bytes for the same feed.
  public func rendered(as format: FeedFormat) -> String {
    let printed = entries.map(PrintedEntry.init)
    return switch format {
    case .atom: atom(printed).document
    case .json: jsonFeed(printed).pretty + "\n"
    }
  }
}
