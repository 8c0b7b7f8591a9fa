internal import CLibxml2
internal import Extraction

/// Goes through a page once, in its order, without recursion, and collects the texts between its line breaks.
struct PageWalk {
  private(set) var blocks: [PageBlock] = []
  private(set) var silent: [String: Int] = [:]
  private(set) var language: String?
  private(set) var evidence = PageEvidence()
  /// For each block, the number of the `article` or `main` that it is in; 0 for none.
  private(set) var regions: [Int] = []
  /// The region around each region.
  private(set) var parents: [Int: Int] = [:]

  private var text = ""
  private var hasSpace = false
  /// What the elements around the place where we are say of the texts in them.
  private var frames: [Frame] = [Frame()]

  private struct Frame {
    var kind: PageBlock.Kind = .paragraph
    var outside: String?
    var keepsLines = false
    /// Whether a browser begins a new line at its start and its end.
    var isBlock = false
    var region = 0
  }

  private var regionCount = 0

  mutating func read(_ root: xmlNodePtr) {
    language = root.attribute("lang") ?? root.attribute("xml:lang")
    var node: xmlNodePtr? = root
    while let current = node {
      var entered = false
      switch current.pointee.type {
      case XML_ELEMENT_NODE: entered = open(current)
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: append(current)
      default: break
      }
      if entered, let child = current.pointee.children {
        node = child
        continue
      }
      if entered { close() }
      node = next(after: current, root)
    }
    flush()
  }

  /// The node behind this one; closes the elements that end between.
  private mutating func next(after node: xmlNodePtr, _ root: xmlNodePtr) -> xmlNodePtr? {
    var current = node
    while current != root {
      if let sibling = current.pointee.next { return sibling }
      guard let parent = current.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
      close()
      current = parent
    }
    return nil
  }

  /// False for an element that isn't gone into.
  private mutating func open(_ node: xmlNodePtr) -> Bool {
    let tag = node.tag
    if PageTags.silent.contains(tag) {
      if tag == "script", node.attribute("type")?.lowercased().contains("ld+json") == true {
        evidence.add(jsonLD: Self.source(of: node))
      }
      silent[tag, default: 0] += 1
      return false
    }
    switch tag {
    case "br", "hr":
      flush()
      return false
    case "img":
      if let alternative = node.attribute("alt") { add(alternative: alternative) }
      return false
    case "meta", "link":
      evidence.add(node, tag)
      return false
    case "title":
      if frames.last?.outside == nil, evidence.title == nil { evidence.title = PageTags.spaced(Self.source(of: node)) }
      return false
    default: break
    }
    var frame = frames[frames.count - 1]
    frame.isBlock = !PageTags.inline.contains(tag)
    if frame.isBlock { flush() }
    if let kind = PageTags.kinds[tag], frame.kind != .caption { frame.kind = kind }
    if tag == "article" || tag == "main" || node.attribute("role") == "main" {
      regionCount += 1
      parents[regionCount] = frame.region
      frame.region = regionCount
    }
    if tag == "pre" || tag == "textarea" { frame.keepsLines = true }
    frame.outside = frame.outside ?? PageTags.reason(node, tag)
    frames.append(frame)
    return true
  }

  private mutating func close() {
    guard frames.count > 1 else { return }
    if frames[frames.count - 1].isBlock { flush() }
    frames.removeLast()
  }

  private mutating func append(_ node: xmlNodePtr) {
    guard let content = node.pointee.content else { return }
    let keepsLines = frames[frames.count - 1].keepsLines
    for scalar in String(cString: content).unicodeScalars {
      if keepsLines, scalar == "\n" {
        flush()
      } else if PageTags.isSpace(scalar) {
        hasSpace = true
      } else {
        if hasSpace, !text.isEmpty { text.unicodeScalars.append(" ") }
        hasSpace = false
        text.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func flush() {
    hasSpace = false
    guard !text.isEmpty else { return }
    let frame = frames[frames.count - 1]
    add(PageBlock(frame.kind, text, outside: frame.outside), frame.region)
    text = ""
  }

  private mutating func add(_ block: PageBlock, _ region: Int) {
    blocks.append(block)
    regions.append(region)
  }

  private mutating func add(alternative: String) {
    let words = PageTags.spaced(alternative)
    guard !words.isEmpty else { return }
    flush()
    let frame = frames[frames.count - 1]
    add(PageBlock(.alternative, words, outside: frame.outside), frame.region)
  }

  /// The text of an element that has no elements in it.
  private static func source(of node: xmlNodePtr) -> String {
    var text = ""
    var next = node.pointee.children
    while let child = next {
      if let content = child.pointee.content { text += String(cString: content) }
      next = child.pointee.next
    }
    return text
  }
}
