import ArgumentParser

struct WorkflowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow",
    abstract: "Read, draw, check and change the rules that stories move by.",
    discussion: """
      newsdesk workflow show                          what can be done where, by whom
      newsdesk workflow graph -f svg -o standard.svg  a picture of it
      newsdesk workflow show standard -f yaml > desk.yaml
      newsdesk workflow check desk.yaml
      newsdesk workflow apply desk.yaml --desk metro
      """,
    subcommands: [
      WorkflowListCommand.self, WorkflowShowCommand.self, WorkflowGraphCommand.self, WorkflowCheckCommand.self,
      WorkflowApplyCommand.self,
    ]
  )
}
