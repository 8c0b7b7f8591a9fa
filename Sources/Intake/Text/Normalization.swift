// The standard library composes text for its own comparisons and exports that under an SPI; FoundationEssentials has no
// normalization, and the whole of Foundation would bring ICU with it. The symbol is part of the stable ABI since 5.9
// (the regular expression engine links against it), and nothing outside this file knows of it.
@_spi(_Unicode) import Swift

extension String {
  /// The same text in Unicode's composed form (NFC), so that one letter is one spelling wherever it was typed.
  ///
  /// Text with no scalar from U+0300 on is composed already: most pages never pay for this.
  var composed: String {
    guard utf8.contains(where: { $0 >= 0xCC }) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }

  /// The same text taken apart (NFD): letters, then their marks.
  var decomposed: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in _nfd { scalars.append(scalar) }
    return String(scalars)
  }
}
