/// A field of which a picture says different things in different places. An editor should see both.
public struct MetadataConflict: Codable, Sendable, Hashable {
  public struct Value: Codable, Sendable, Hashable {
    public let source: MetadataSource
    /// Several values, such as keywords, are joined by `; `.
    public let text: String

    public init(source: MetadataSource, text: String) {
      self.source = source
      self.text = text
    }
  }

  public let field: MetadataField
  /// Two or three, the one that was believed first.
  public let values: [Value]

  public init(field: MetadataField, values: [Value]) {
    self.field = field
    self.values = values
  }
}
