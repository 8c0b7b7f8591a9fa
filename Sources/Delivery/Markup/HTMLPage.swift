import Presentation

/// A page that stands by itself: it loads nothing but pictures, and runs nothing.
struct HTMLPage {
  let title: String
  let language: String
  let direction: TextDirection
  /// HTML already.
  let body: String

  var document: String {
    """
    <!DOCTYPE html>
    <html lang="\(SafeText.html(language))" dir="\(direction.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src * data:; style-src 'unsafe-inline'">
    <title>\(SafeText.html(title))</title>
    <style>
    \(Self.stylesheet)
    </style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }
}
