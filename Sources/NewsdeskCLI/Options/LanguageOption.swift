import ArgumentParser
import Intake

/// The language of a caption and its alt text.
struct LanguageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The language of the caption, as en, ar or pt-BR; without it the story's.", valueName: "tag"),
    transform: {
      guard let tag = LanguageTag.canonical($0) else {
        throw ValidationError("\"\($0)\" is no language: write en, ar, pt-BR")
      }
      return tag
    }
  )
  var language: String?
}
