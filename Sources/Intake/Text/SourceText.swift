/// Text that a person wrote or pasted, whatever it is to become.
public enum SourceText {
  /// The bytes of a file as text: UTF-8, composed (NFC), with no control characters, at most ``AgencyPage/limit`` bytes.
  public static func checked(_ bytes: [UInt8]) throws(IntakeError) -> String {
    try InputText.checked(bytes)
  }
}
