// The standard library composes text for its own comparisons and exports that under an SPI; FoundationEssentials has no
// normalization, and the whole of Foundation would bring ICU with it. The symbol is part of the stable ABI since 5.9
// (the regular expression engine links against it), and nothing outside this file knows of it.
@_spi(_Unicode) import Swift

extension String {
  /// The most marks that one letter may carry: the limit of Unicode's stream-safe text (UAX #15). No language comes near
  /// it, and sorting a run of marks takes the square of its length.
  static let markLimit = 30

  /// The same text in Unicode's composed form (NFC), so that one letter is one spelling wherever it was typed.
  ///
  /// Most pages are composed already and don't pay for this: a look at their scalars tells. Marks beyond the limit go.
  var composed: String {
    guard utf8.contains(where: { $0 >= 0xCC }), !unicodeScalars.allSatisfy(\.isComposed) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in streamSafe._nfc { scalars.append(scalar) }
    return String(scalars)
  }

  /// The same text taken apart (NFD): letters, then their marks.
  var decomposed: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in streamSafe._nfd { scalars.append(scalar) }
    return String(scalars)
  }

  /// Where a letter carries more marks than the limit: the position of the first mark too many.
  var firstExcessMark: String.Index? {
    guard utf8.contains(where: { $0 >= 0xCC }) else { return nil }
    var marks = 0
    for index in unicodeScalars.indices {
      marks = unicodeScalars[index].isMark ? marks + 1 : 0
      if marks > Self.markLimit { return index }
    }
    return nil
  }

  private var streamSafe: String {
    guard firstExcessMark != nil else { return self }
    var scalars = String.UnicodeScalarView()
    var marks = 0
    for scalar in unicodeScalars {
      marks = scalar.isMark ? marks + 1 : 0
      if marks <= Self.markLimit { scalars.append(scalar) }
    }
    return String(scalars)
  }
}

extension Unicode.Scalar {
  /// Whether composing leaves this scalar alone, whatever stands beside it. The ranges are the letters and signs of
  /// ordinary text that are no marks, have no other spelling and join nothing; the rest is left to the long way.
  fileprivate var isComposed: Bool {
    switch value {
    case 0...0x2FF, 0x388...0x482, 0x48A...0x52F, 0x5D0...0x5EA, 0x61B...0x64A, 0x660...0x669, 0x66E...0x6D3: true
    case 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20C0, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FA: true
    case 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF5E: true
    default: false
    }
  }

  fileprivate var isMark: Bool {
    value >= 0x300 && properties.canonicalCombiningClass != .notReordered
  }
}
