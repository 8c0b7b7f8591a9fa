/// An organisation that supplies pictures or stories.
public struct Agency: Hashable, Sendable {
  /// The canonical name, as it is stored and printed: `Reuters`, `Asharq Al-Awsat`.
  public let name: String
  public let kind: Kind

  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case wire
    case stateAgency = "state agency"
    case pictureHouse = "picture house"
    case archive
    case satellite
    case newspaper
    case magazine
    case broadcaster
    case company
    case institution
    case stock
    /// Where people post their own: names beside it may be handles.
    case platform
    /// A class of sources, such as "social media", and no organisation at all.
    case source

    /// Whether a name beside it may be an account's and not a person's.
    var carriesHandles: Bool {
      self == .stock || self == .platform
    }
  }
}
