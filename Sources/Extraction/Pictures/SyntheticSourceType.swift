/// The terms of the IPTC's digital source type vocabulary (http://cv.iptc.org/newscodes/digitalsourcetype/) that say that a
/// machine made the picture or a part of it.
///
/// The first three are those that the IPTC's guidance on synthetic media and IPTC Photo Metadata 2023.2 name for generative
/// and algorithmic pictures; `compositeSynthetic` is the older term for a composite with synthetic elements.
public enum SyntheticSourceType: String, Sendable, CaseIterable {
  /// Made by a model that was trained on samples.
  case trainedAlgorithmicMedia
  /// A composite of which a part was made by such a model: filling in, filling out.
  case compositeWithTrainedAlgorithmicMedia
  /// Made by an algorithm that was trained on nothing.
  case algorithmicMedia
  case compositeSynthetic

  public static let vocabulary = "http://cv.iptc.org/newscodes/digitalsourcetype/"

  /// - Parameter uri: as the file has it: with `http` or `https`, or the bare term, in any case. Nil for all other terms, which
  ///   say that people or cameras made it.
  public init?(uri: String) {
    let term = uri.split(separator: "/").last.map { $0.lowercased() } ?? ""
    guard let known = Self.allCases.first(where: { $0.rawValue.lowercased() == term }) else { return nil }
    self = known
  }
}
