extension HTMLPage {
  /// Enough to read the page in comfort, on paper and in the dark, in either direction of text.
  static var stylesheet: String {
    """
    :root { color-scheme: light dark; --quiet: #5f6368; --line: #d0d3d6 }
    @media (prefers-color-scheme: dark) { :root { --quiet: #a3a8ad; --line: #44484c } }
    body { margin: 0; padding: 1.5rem 1rem 4rem; font: 1.125rem/1.6 Georgia, "Noto Serif", "Noto Naskh Arabic", serif }
    article { max-width: 38rem; margin: 0 auto; overflow-wrap: break-word }
    h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 .75rem; text-wrap: balance }
    .byline { margin: 0; font-weight: bold }
    .times { margin: 0 0 1.25rem }
    [dir=rtl] .times { text-align: right }
    .times, figcaption, .contributors, .copyright { color: var(--quiet); font: .875rem/1.5 system-ui, sans-serif }
    .correction { border-inline-start: .25rem solid #b3261e; padding: .25rem 1rem; margin: 1.25rem 0 }
    figure { margin: 1.5rem 0 }
    img { display: block; max-width: 100%; height: auto; margin-bottom: .5rem }
    .placeholder { border: 1px solid var(--line); margin: 0 0 .5rem; padding: 2rem; text-align: center }
    .caption, .credit { unicode-bidi: isolate }
    .credit { font-weight: 600 }
    .contributors, .copyright { border-top: 1px solid var(--line); padding-top: .75rem }
    """
  }
}
