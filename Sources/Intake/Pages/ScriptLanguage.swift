/// A language tag from the script that a text is written in. Scripts that many languages share say nothing, and then the
/// newsroom's default stands.
enum ScriptLanguage {
  static func tag(of text: String) -> String {
    var arabic = 0
    var letters = 0
    var tags: [String: Int] = [:]
    for scalar in text.unicodeScalars.prefix(2000) where scalar.properties.isAlphabetic {
      letters += 1
      switch scalar.value {
      case 0x067E, 0x0686, 0x0698, 0x06AF: tags["fa", default: 0] += 1
      case 0x0679, 0x0688, 0x0691, 0x06BA, 0x06D2: tags["ur", default: 0] += 1
      case 0x0600...0x06FF, 0x0750...0x077F: arabic += 1
      case 0x0590...0x05FF: tags["he", default: 0] += 1
      case 0x0370...0x03FF: tags["el", default: 0] += 1
      case 0x3040...0x30FF: tags["ja", default: 0] += 1
      case 0xAC00...0xD7AF: tags["ko", default: 0] += 1
      case 0x4E00...0x9FFF: tags["zh", default: 0] += 1
      case 0x0404, 0x0406, 0x0407, 0x0454, 0x0456, 0x0457: tags["uk", default: 0] += 1
      case 0x0400...0x04FF: tags["ru", default: 0] += 1
      default: break
      }
    }
    let persian = (tags["fa"] ?? 0) + (tags["ur"] ?? 0)
    if (arabic + persian) * 2 > letters {
      if (tags["ur"] ?? 0) > 0 { return "ur" }
      return persian > 0 ? "fa" : "ar"
    }
    if let kana = tags["ja"], kana > 0, (kana + (tags["zh"] ?? 0)) * 2 > letters { return "ja" }
    let cyrillic = (tags["ru"] ?? 0) + (tags["uk"] ?? 0)
    if cyrillic * 2 > letters { return (tags["uk"] ?? 0) > 0 ? "uk" : "ru" }
    return tags.first { $0.value * 2 > letters }?.key ?? "en"
  }
}
