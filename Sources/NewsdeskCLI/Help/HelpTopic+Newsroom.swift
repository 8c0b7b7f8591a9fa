import Newsroom

// What there is to know of stories.

extension HelpTopic {
  static let gettingStartedText = """
    A newsroom of your own, on this machine and on no network:

      newsdesk init --local --timezone Europe/London
      newsdesk doctor                          all is well?

    Bring a story in, from a page that you pasted into a file, or write one:

      newsdesk import page.txt --desk metro
      newsdesk draft new --desk metro          opens your editor

    See what waits for whom, and read a story. 1 is its number; its slug will do, and so will a beginning of it that fits no \
    other, or @last for the one that you touched last:

      newsdesk pending
      newsdesk draft show 1

    Hand it in. What is missing is said, with the command that mends it:

      newsdesk check 1
      newsdesk submit 1

    Somebody else signs it off: nobody approves what they wrote. On a newsroom of your own you can play both, once there are two:

      newsdesk user add ben --name "Ben Okafor" --desk metro --role editor --role photo_editor
      newsdesk approve 1 --as ben
      newsdesk publish 1

    When something is in the way, ask what and who can act:

      newsdesk explain 1

    For a newsroom on a server that others share: newsdesk init --help. How states follow each other: newsdesk help states. \
    What went wrong with the newsroom itself: newsdesk doctor.
    """

  static let statesText = """
    A story stands at one place of its desk, has its sign-offs, and is out or not. One word is shown for the three:

    \(list(StoryState.all.map { ($0.words, $0.meaning) }))

    In pipes and for --state a word has underscores: in_review.

    What leads from one to the next, who may do it and by which rules is the desk's workflow, which is data:

      newsdesk workflow show                   as a table
      newsdesk workflow graph                  as a picture
      newsdesk explain 214                     for one story, now: every reason, and who can act

    A sign-off (\(SignOffKind.allCases.map(\.rawValue).joined(separator: ", "))) is for exactly what the story holds when it is \
    given. An edit voids those that cover what it changes, and no others.
    """
}
