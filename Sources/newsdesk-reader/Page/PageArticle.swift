internal import Extraction

/// Which texts of a page are its article, where the page says so by `article` and `main`.
enum PageArticle {
  /// The texts, those beside the article marked as outside.
  ///
  /// Only a region with more than half of the text is the article: a live page has one for each entry, and a front page
  /// one for each teaser. What encloses it belongs to it, other regions within it don't.
  static func marked(_ walk: PageWalk) -> [PageBlock] {
    var bytes: [Int: Int] = [:]
    for (block, region) in zip(walk.blocks, walk.regions) where block.outside == nil && block.kind == .paragraph {
      bytes[region, default: 0] += block.text.utf8.count
    }
    let total = bytes.values.reduce(0, +)
    guard let chosen = bytes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), chosen.key > 0,
      chosen.value * 2 > total
    else { return walk.blocks }
    var kept: Set<Int> = []
    var region = chosen.key
    while region > 0, kept.insert(region).inserted { region = walk.parents[region] ?? 0 }
    let hasTitle = zip(walk.blocks, walk.regions).contains {
      $0.kind == .title && $0.outside == nil && kept.contains($1)
    }
    return zip(walk.blocks, walk.regions).map { block, region in
      guard block.outside == nil, !kept.contains(region), hasTitle || block.kind != .title else { return block }
      return PageBlock(block.kind, block.text, outside: "beside the article")
    }
  }
}
