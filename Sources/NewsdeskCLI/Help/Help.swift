/// How help is laid out.
enum Help {
  /// Options and what they are for need so many columns to stand side by side; a narrower screen breaks the lines itself.
  static func columns(_ screen: Int) -> Int { max(40, screen) }
}
