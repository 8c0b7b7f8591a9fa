import Newsroom

extension Role {
  /// Roles of a desk need one; an administrator's and a worker's are the whole newsroom's.
  static func check(_ roles: [Role], desk: String?) throws {
    if desk == nil, let role = roles.first(where: { !$0.isNewsroomWide }) {
      throw ErrorReport(
        "On which desk is the person \(role.words)?",
        ["Name it: --desk NAME"],
        status: .usage,
        code: "no_desk_named"
      )
    }
    if desk != nil, roles.isEmpty {
      throw ErrorReport(
        "Which role does the person hold on the desk?",
        ["Name it: --role reporter"],
        status: .usage,
        code: "no_role_named"
      )
    }
  }
}
