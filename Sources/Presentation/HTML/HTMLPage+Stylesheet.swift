extension HTMLPage {
  /// For reading on a screen, in the dark and on paper. The colours of the charts differ in lightness as well as in hue.
  static let stylesheet = """
    :root {
      color-scheme: light dark;
      --ink: #1c1f23; --paper: #fff; --quiet: #5c636b; --line: #d6d9dd; --band: #f4f5f7; --late: #b3261e;
      --s0: #1f5f99; --s1: #e39a2d; --s2: #4aa3a2; --s3: #b9538a; --s4: #7fb04f; --s5: #6b5ca5; --s6: #c8553d; --s7: #8d99a6;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #e6e8eb; --paper: #17191c; --quiet: #a0a7af; --line: #3a3f45; --band: #202327; --late: #ff8a80;
        --s0: #6aa9e0; --s1: #f0b35a; --s2: #6fc4c2; --s3: #d985b1; --s4: #a0cf72; --s5: #a396dc; --s6: #ea8a74; --s7: #aab4bf;
      }
    }
    * { box-sizing: border-box }
    body {
      margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 72rem; background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC", sans-serif;
    }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 }
    h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .25rem }
    section { margin: 1.75rem 0 2.25rem }
    .facts, .summary { margin: .25rem 0 0; color: var(--quiet) }
    .filters { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; margin: .6rem 0 0; padding: 0; font-size: .875rem }
    .filters li { border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .7rem }
    figure { margin: 1rem 0; overflow-x: auto }
    figcaption { font-size: .875rem; font-weight: 600; margin: 0 0 .35rem }
    figure > svg { display: block; width: 100%; height: auto; min-width: 34rem; max-width: 46rem; overflow: visible }
    svg text { fill: currentColor; font-size: 13px; unicode-bidi: plaintext }
    svg .small { fill: var(--quiet); font-size: 11px }
    svg .inside { fill: var(--paper); font-size: 11px; font-weight: 600 }
    svg .axis { stroke: var(--line); stroke-width: 1; shape-rendering: crispEdges }
    .legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: 0 0 .5rem; padding: 0; list-style: none; font-size: .8125rem }
    .legend svg { display: inline-block; width: .75rem; height: .75rem; margin-inline-end: .35rem; vertical-align: -.05rem }
    .s0 { fill: var(--s0) } .s1 { fill: var(--s1) } .s2 { fill: var(--s2) } .s3 { fill: var(--s3) }
    .s4 { fill: var(--s4) } .s5 { fill: var(--s5) } .s6 { fill: var(--s6) } .s7 { fill: var(--s7) }
    .wide { overflow-x: auto; margin: 1rem 0 0 }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums }
    th, td { padding: .3rem .6rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line) }
    th:first-child, td:first-child { padding-inline-start: .2rem }
    thead th { color: var(--quiet); font-size: .75rem; font-weight: 600; letter-spacing: .04em; white-space: nowrap }
    tbody th { background: var(--band); font-weight: 600 }
    .number { text-align: end }
    .whole { white-space: nowrap }
    .name { overflow-wrap: anywhere; min-width: 6rem }
    .long { overflow-wrap: anywhere; min-width: 11rem }
    .late { color: var(--late); font-weight: 600 }
    bdi { unicode-bidi: isolate }
    @page { margin: 14mm }
    @media print {
      :root {
        color-scheme: light;
        --ink: #000; --paper: #fff; --quiet: #444; --line: #bbb; --band: #eee; --late: #8c1d18;
        --s0: #1f5f99; --s1: #e39a2d; --s2: #4aa3a2; --s3: #b9538a; --s4: #7fb04f; --s5: #6b5ca5; --s6: #c8553d; --s7: #8d99a6;
      }
      body { max-width: none; padding: 0; font-size: 10.5pt }
      table { font-size: 9.5pt }
      .wide, figure { overflow: visible }
      figure > svg { min-width: 0; max-width: 17cm }
      .name { min-width: 5.5rem }
      .long { min-width: 8rem }
      thead { display: table-header-group }
      tr, figure { break-inside: avoid }
      h2, .summary { break-after: avoid }
      svg, .legend svg, tbody th { print-color-adjust: exact; -webkit-print-color-adjust: exact }
    }
    """
}
