import Newsroom

/// A workflow's graph as a picture of its own, in the colours of whatever shows it.
extension WorkflowGraph {
  func svg(title: String) -> String {
    let layout = GraphLayout(self)
    let width = layout.left + layout.boxWidth + layout.right
    let middle = layout.left + layout.boxWidth / 2
    var parts = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" \
      viewBox="0 0 \(number(width)) \(number(layout.height))" width="\(number(width))" height="\(number(layout.height))">
      <title id="title">The workflow \(title)</title>
      <style>\(Self.style)</style>
      <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
      <path class="head" d="M0 0L8 4L0 8z"/></marker></defs>
      <rect class="paper" width="100%" height="100%"/>
      """
    ]
    if let first = layout.boxes.first {
      parts.append(
        "<circle class=\"head\" cx=\"\(number(middle))\" cy=\"\(number(GraphLayout.Size.margin))\" r=\"6\"/>"
      )
      parts.append(
        straight(
          GraphLayout.StraightWay(label: ["create"], from: GraphLayout.Size.margin + 6, to: first.top),
          at: middle
        )
      )
    }
    parts += layout.sides.map { side($0, layout) }
    parts += layout.straights.map { straight($0, at: middle) }
    parts += layout.boxes.map { box($0, layout, at: middle) }
    return parts.joined(separator: "\n") + "\n</svg>\n"
  }

  private func box(_ box: GraphLayout.Box, _ layout: GraphLayout, at middle: Double) -> String {
    let words = 18 + Double(box.notes.count) * GraphLayout.Size.place
    var y = box.top + (box.height - words) / 2 + 14
    var text = """
      <rect class="place\(isEnd(box.place) ? " end" : "")" x="\(number(layout.left))" y="\(number(box.top))" \
      width="\(number(layout.boxWidth))" height="\(number(box.height))" rx="8"/>
      <text class="name" x="\(number(middle))" y="\(number(y))">\(box.place.words)</text>
      """
    for note in box.notes {
      y += GraphLayout.Size.place + 1
      text += "\n<text class=\"note\" x=\"\(number(middle))\" y=\"\(number(y))\">\(note)</text>"
    }
    return text
  }

  private func straight(_ way: GraphLayout.StraightWay, at x: Double) -> String {
    var text = "<path class=\"way\" d=\"M\(number(x)) \(number(way.from))V\(number(way.to))\"/>"
    var y = (way.from + way.to) / 2 - Double(way.label.count - 1) * 8 + 1
    for label in way.label {
      text += "\n<text class=\"label\" x=\"\(number(x + 10))\" y=\"\(number(y))\">\(label)</text>"
      y += 16
    }
    return text
  }

  private func side(_ way: GraphLayout.SideWay, _ layout: GraphLayout) -> String {
    let edge = way.isDown ? layout.left + layout.boxWidth : layout.left
    let outwards = way.isDown ? 1.0 : -1
    let lane = edge + outwards * way.lane
    let onwards = way.to > way.from ? 1.0 : -1
    let radius = min(8, abs(way.to - way.from) / 2)
    let bend = lane - outwards * radius
    let path =
      "M\(number(edge)) \(number(way.from))H\(number(bend))"
      + "Q\(number(lane)) \(number(way.from)) \(number(lane)) \(number(way.from + onwards * radius))"
      + "V\(number(way.to - onwards * radius))"
      + "Q\(number(lane)) \(number(way.to)) \(number(bend)) \(number(way.to))H\(number(edge))"
    let anchor = way.isDown ? "" : " back"
    return """
      <path class="way" d="\(path)"/>
      <text class="label\(anchor)" x="\(number(edge + outwards * 10))" y="\(number(way.from - 5))">\(way.label)</text>
      """
  }

  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  private static let style = """
    svg{color-scheme:light dark;font-family:system-ui,"Noto Sans","DejaVu Sans",sans-serif}\
    .paper{fill:#fff}.place{fill:#f6f8fa;stroke:#57606a;stroke-width:1.5}.end{stroke-width:3}\
    .way{fill:none;stroke:#57606a;stroke-width:1.3;marker-end:url(#arrow)}.head{fill:#57606a}\
    text{fill:#1f2328;font-size:12px}.name{font-size:15px;font-weight:600;text-anchor:middle}\
    .note{text-anchor:middle;fill:#57606a}.back{text-anchor:end}\
    @media(prefers-color-scheme:dark){.paper{fill:#0d1117}.place{fill:#161b22;stroke:#9198a1}.way{stroke:#9198a1}\
    .head{fill:#9198a1}text{fill:#f0f6fc}.note{fill:#9198a1}}
    """
}
