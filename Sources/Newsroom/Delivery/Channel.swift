#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// Where what is published goes.
public struct Channel: Hashable, Sendable {
  public var id: Int
  /// Lower-case letters, digits and hyphens: `web`, `wire-en`.
  public var name: String
  public var settings: ChannelSettings
  /// Nothing is sent while it is paused; what is published meanwhile waits.
  public var pausedAt: Date?

  public init(id: Int, name: String, settings: ChannelSettings, pausedAt: Date? = nil) {
    self.id = id
    self.name = name
    self.settings = settings
    self.pausedAt = pausedAt
  }
}

/// What a channel is, and which stories it gets.
public struct ChannelSettings: Hashable, Sendable, Codable {
  public var kind: ChannelKind
  public var format: StoryFormat
  /// A folder on the workers' machines, from `/`, or an address.
  public var target: String
  /// Desks by name; empty for all. So with languages (`en` stands for `en-GB` too) and genres.
  public var desks: [String]
  public var languages: [String]
  public var genres: [String]
  /// A webhook may reach addresses of the house's own network, and without encryption.
  public var allowsInternal: Bool

  public init(
    kind: ChannelKind,
    format: StoryFormat,
    target: String,
    desks: [String] = [],
    languages: [String] = [],
    genres: [String] = [],
    allowsInternal: Bool = false
  ) {
    self.kind = kind
    self.format = format
    self.target = target
    self.desks = desks
    self.languages = languages
    self.genres = genres
    self.allowsInternal = allowsInternal
  }

  private enum CodingKeys: String, CodingKey {
    case kind, format, target, desks, languages, genres
    case allowsInternal = "allows_internal"
  }
}

public enum ChannelKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// A file for each edition, and pictures by their digests.
  case folder
  /// An HTTPS POST for each edition, signed.
  case webhook
  /// An Atom and a JSON feed of what is out.
  case feed
}
