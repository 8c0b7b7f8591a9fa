/// Reads a document of any format that newsrooms exchange into stories.
public enum StoryDocuments {
  /// One story of a document, or why there is none.
  public typealias Item = Result<ImportedStory, IntakeError>

  /// All stories of a document, in its order. One that can't be read stops no other, where the format keeps them apart.
  ///
  /// - Parameters:
  ///   - name: the file's name, for what its ending says.
  ///   - format: what it is, whatever it looks like; nil to find out.
  /// - Throws: what is wrong with the document as a whole.
  public static func read(
    _ bytes: [UInt8],
    named name: String,
    as format: DocumentFormat? = nil,
    agencies: AgencyTable = .standard
  ) throws(IntakeError) -> [Item] {
    let format = format ?? DocumentFormat.of(bytes, named: name)
    switch format {
    case .page: return try AgencyPage.parse(bytes: bytes, agencies: agencies).map { .success(ImportedStory($0)) }
    case .markdown: return [.success(try MarkdownDocument.read(bytes))]
    case .json, .ninjs: return try json(bytes, as: format)
    case .ndjson: return try lines(bytes)
    // HTML is read by a process of its own, and comes here as lines: ``AgencyPage/parse(lines:language:agencies:residue:)``.
    case .html:
      throw .unsupported(what: "HTML", mend: "open it in a browser, copy the page, and import that as text")
    }
  }

  /// One line of NDJSON.
  ///
  /// - Parameter number: of the line, from 1.
  public static func read(line bytes: [UInt8], number: Int) -> Item {
    Result { () throws(IntakeError) in
      try story(JSONReader.read(checked(bytes, firstLine: number), firstLine: number), as: .json)
    }
  }

  private static func json(_ bytes: [UInt8], as format: DocumentFormat) throws(IntakeError) -> [Item] {
    let node = try JSONReader.read(checked(bytes, firstLine: 1))
    guard let items = node.items else { return [.success(try story(node, as: format))] }
    guard !items.isEmpty else { throw .empty }
    return items.map { item in Result { () throws(IntakeError) in try story(item, as: format) } }
  }

  private static func lines(_ bytes: [UInt8]) throws(IntakeError) -> [Item] {
    var items: [Item] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
      items.append(read(line: Array(line), number: index + 1))
    }
    guard !items.isEmpty else { throw .empty }
    return items
  }

  private static func checked(_ bytes: [UInt8], firstLine: Int) throws(IntakeError) -> [UInt8] {
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    if let what = FileSignature.format(of: bytes) { throw .binary(what: what) }
    if bytes.contains(0) { throw .nul(line: firstLine + bytes[..<(bytes.firstIndex(of: 0) ?? 0)].count { $0 == 0x0A }) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw invalidUTF8(bytes, firstLine) }
    return bytes
  }

  private static func invalidUTF8(_ bytes: [UInt8], _ firstLine: Int) -> IntakeError {
    let byte = InputText.firstInvalidByte(of: bytes)
    return .invalidUTF8(byte: byte, line: firstLine + bytes[..<byte].count { $0 == 0x0A })
  }

  /// What one document of JSON may have, in bytes: 64 MiB, as much as the newsroom keeps.
  public static let limit = 64 * 1024 * 1024

  private static func story(_ node: JSONNode, as format: DocumentFormat) throws(IntakeError) -> ImportedStory {
    guard node.fields != nil else { throw .notAStory(what: "\(node.kind) of JSON") }
    if format == .ninjs || NinjsItem.isOne(node) { return try NinjsItem.read(node) }
    return try StoryJSON.read(node)
  }
}
