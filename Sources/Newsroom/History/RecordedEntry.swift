/// An entry of a story's history in full: what was done, the digests that prove it, and the seal that holds it.
public struct RecordedEntry: Hashable, Sendable {
  public var act: LoggedAct
  public var revision: Int
  public var signOffsGiven: [SignOffKind]
  public var signOffsVoided: [SignOffKind]
  public var requestID: String?
  public var textDigest: String
  public var pictureDigest: String
  public var previousDigest: String?
  public var digest: String
  /// Whether the digest is that of what is stored.
  public var isSound: Bool
  /// In the order of the newsroom's entries. Nil while no seal holds it.
  public var place: Int64?
  public var seal: Seal?

  public init(
    act: LoggedAct,
    revision: Int,
    signOffsGiven: [SignOffKind],
    signOffsVoided: [SignOffKind],
    requestID: String?,
    textDigest: String,
    pictureDigest: String,
    previousDigest: String?,
    digest: String,
    isSound: Bool,
    place: Int64?,
    seal: Seal?
  ) {
    self.act = act
    self.revision = revision
    self.signOffsGiven = signOffsGiven
    self.signOffsVoided = signOffsVoided
    self.requestID = requestID
    self.textDigest = textDigest
    self.pictureDigest = pictureDigest
    self.previousDigest = previousDigest
    self.digest = digest
    self.isSound = isSound
    self.place = place
    self.seal = seal
  }
}
