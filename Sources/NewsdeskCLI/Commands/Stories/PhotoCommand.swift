import ArgumentParser

struct PhotoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photo",
    abstract: "Put pictures into stories, credit them, and say what may be done with them.",
    discussion: """
      newsdesk photo add quay.jpg --story 214
      newsdesk photo credit 214/2 "Jane Doe / Reuters"
      newsdesk photo show 214/2
      """,
    subcommands: [
      PhotoAddCommand.self, PhotoShowCommand.self, PhotoListCommand.self, PhotoCreditGroup.self, PhotoCheckCommand.self,
      PhotoFileCommand.self,
      PhotoRemoveCommand.self, PhotoRightsCommand.self,
    ]
  )
}
