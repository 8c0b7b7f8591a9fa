import NewsdeskCLI

@main
enum Main {
  static func main() async {
    await Newsdesk.start(Array(CommandLine.arguments.dropFirst()))
  }
}
