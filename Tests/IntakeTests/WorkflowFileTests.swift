import Intake
import Newsroom
import Testing

@Suite("A workflow's file")
struct WorkflowFileTests {
  static let small = """
    workflow: desk   # ours
    about: 'The editor''s desk: small'
    begin: [reporter, "editor"]
    sign_offs:
      copy:
        required: always
        by:
        - editor
      legal: {required: never, people: 2, by: [legal]}
    acts:
      - act: submit
        from: [draft,
               changes_requested]
        while: [unpublished]
        to: submitted
        by: [reporter]
        rules: []
      -
        act: edit_text
        from: [draft]
        while: [unpublished]
        by: [reporter, editor]
    """

  static let definition = WorkflowDefinition(
    name: "desk",
    about: "The editor's desk: small",
    begin: [.reporter, .editor],
    signOffs: [
      .copy: RequiredSignOff(.always, by: [.editor]), .legal: RequiredSignOff(.never, people: 2, by: [.legal]),
    ],
    acts: [
      .init(
        .submit,
        from: [.draft, .changesRequested],
        while: [.unpublished],
        to: .submitted,
        by: [.reporter],
        rules: []
      ),
      .init(.editText, from: [.draft], while: [.unpublished], by: [.reporter, .editor]),
    ]
  )

  @Test("is read by indentation, in brackets, quoted and with comments")
  func reads() throws {
    #expect(try WorkflowFile.definition(Self.small) == Self.definition)
    #expect(try WorkflowFile.definition("---\n" + Self.small.replacing("\n", with: "\r\n")) == Self.definition)
  }

  @Test("is read back as it is written")
  func roundTrip() throws {
    #expect(try WorkflowFile.definition(Self.definition.yaml) == Self.definition)
    var awkward = Self.definition
    awkward.about = #"Quotes " and \ and # and: colons, [brackets] and { braces"#
    awkward.signOffs = [:]
    #expect(try WorkflowFile.definition(awkward.yaml) == awkward)
  }

  @Test("is JSON as well")
  func json() throws {
    let text = #"""
      {"workflow": "desk", "begin": ["reporter"], "sign_offs": {},
        "about": "a \"quoted\" \u00e9 # not a comment",
        "acts": []}
      """#
    let definition = try WorkflowFile.definition(text)
    #expect(definition.about == "a \"quoted\" é # not a comment" && definition.acts.isEmpty)
  }

  @Test(
    "names the line of what is wrong, and what may be meant",
    arguments: [
      ("workflow: desk\nworkflow: desk", ["line 2: \"workflow\" is there twice: line 1 has it too"]),
      ("workflow: desk\n\tbegin: []", ["line 2: indent with spaces, not with tabs"]),
      ("workflow: desk\n  begin: []", ["line 2: this stands further right than the lines above"]),
      ("workflow: desk\nbegin", ["line 2: this is neither a field (\"name: value\") nor an item (\"- value\")"]),
      ("workflow: desk\nbegin: [reporter", ["line 2: the bracket is never closed"]),
      ("workflow: desk\nbegin: [reporter editor}", ["line 2: a comma or \"]\" is missing"]),
      ("workflow: desk\nabout: \"open", ["line 2: the quote is never closed"]),
      ("workflow: desk\nabout: a: b", ["line 2: a colon and a space in a text: put it in quotes"]),
      (
        "workflow: desk\nabout: &anchor x",
        ["line 2: \"&\" is YAML that is not read here: write the value out, or put it in quotes"]
      ),
      (
        "workflow: desk\nabout: |\n  text",
        ["line 2: \"|\" is YAML that is not read here: write the value out, or put it in quotes"]
      ),
      ("workflow: desk\nabout:", ["line 2: \"about\" has no value"]),
      ("a: 1\n---\nb: 2", ["line 2: one document without directives is read, and no more"]),
      ("", ["line 1: there is nothing in it"]),
      ("- a", ["line 1: the workflow has the fields workflow, about, begin, sign_offs, acts"]),
      (
        "workflow: desk\nbegin: [reportr]\nsign_offs: {}\nacts: []\nrule: x",
        [
          "line 2: there is no role \"reportr\": did you mean \"reporter\"?",
          "line 5: the workflow has no field \"rule\"; there are workflow, about, begin, sign_offs, acts",
        ]
      ),
      (
        "workflow: desk\nbegin: reporter\nsign_offs: {copy: {required: allways, by: [editor]}}\nacts:\n- act: create",
        [
          "line 2: \"begin\" is a list, not a word",
          "line 3: there is no requirement \"allways\": did you mean \"always\"?",
          "line 5: who may begin a story stands under \"begin\"", "line 5: \"from\" is missing",
          "line 5: \"while\" is missing",
          "line 5: \"by\" is missing",
        ]
      ),
      (
        "workflow: desk\nbegin: []\nsign_offs: {copy: {required: never, people: 10, by: []}}\nacts: []",
        ["line 3: \"people\" is a number from 1 to 9"]
      ),
    ]
  )
  func problems(_ text: String, _ expected: [String]) {
    let error = #expect(throws: WorkflowFile.Problems.self) { _ = try WorkflowFile.definition(text) }
    #expect(error?.problems.map(\.description) == expected)
  }

  @Test("is refused when it is too deep or too long, and quickly")
  func limits() {
    for text in [
      String(repeating: "[", count: 100_000), String(repeating: "- ", count: 60_000) + "x",
      String(repeating: "x", count: 200_000), String(repeating: "{a: ", count: 30_000),
      "workflow: \"" + String(repeating: "\\u", count: 50_000),
    ] {
      #expect(throws: WorkflowFile.Problems.self) { _ = try WorkflowFile.definition(text) }
    }
  }
}
