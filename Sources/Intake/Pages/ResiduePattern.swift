/// Letters as they are, with `<n>` for digits and `<w>` for letters. Matching never goes back, so it is linear.
struct ResiduePattern: Sendable {
  private enum Element: Sendable {
    case literal([UInt8])
    case digits
    case word
  }

  private let elements: [Element]
  /// The text itself, where nothing in it stands for something else.
  let literal: String?

  init(_ text: String) {
    var elements: [Element] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "<") {
      let element: Element? =
        rest[open.lowerBound...].dropping(prefix: "<n>") != nil
        ? .digits : rest[open.lowerBound...].dropping(prefix: "<w>") != nil ? .word : nil
      guard let element else { break }
      if open.lowerBound > rest.startIndex { elements.append(.literal(Array(rest[..<open.lowerBound].utf8))) }
      elements.append(element)
      rest = rest[rest.utf8.index(open.lowerBound, offsetBy: 3)...]
    }
    if !rest.isEmpty { elements.append(.literal(Array(rest.utf8))) }
    self.elements = elements
    literal = elements.count == 1 && elements.allSatisfy { if case .literal = $0 { true } else { false } } ? text : nil
  }

  /// Where the pattern ends when it begins with the text, or nil.
  func end(in text: Substring) -> String.Index? {
    var rest = text.utf8
    for element in elements {
      switch element {
      case .literal(let bytes):
        guard rest.starts(with: bytes) else { return nil }
        rest = rest.dropFirst(bytes.count)
      case .digits:
        let behind = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard behind.startIndex > rest.startIndex,
          behind.startIndex <= rest.index(rest.startIndex, offsetBy: min(6, rest.count))
        else { return nil }
        rest = behind
      case .word:
        let opened = rest.first == UInt8(ascii: "#") || rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest
        let behind = opened.prefix(40).drop { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        guard behind.startIndex > opened.startIndex else { return nil }
        rest = rest[behind.startIndex...]
      }
    }
    return rest.startIndex
  }

  /// The first occurrence anywhere in a text.
  func range(in text: Substring) -> Range<String.Index>? {
    guard case .literal(let opening)? = elements.first else { return nil }
    let opener = String(decoding: opening, as: UTF8.self)
    var position = text.startIndex
    while let hit = text.firstRange(of: opener, from: position) {
      if let end = end(in: text[hit.lowerBound...]) { return hit.lowerBound..<end }
      position = hit.upperBound
    }
    return nil
  }
}
