public import ArgumentParser
public import Desk
public import Intake
public import Newsroom
public import Presentation

// Values of other modules that an option can take by their names.

extension CheckLevel: ExpressibleByArgument {}
extension ColorPolicy: ExpressibleByArgument {}
extension DeliveryState: ExpressibleByArgument {}
extension DocumentFormat: ExpressibleByArgument {}
extension DuplicateRule: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
extension SignOffKind: ExpressibleByArgument {}
extension StoryFormat: ExpressibleByArgument {}

extension Role: ExpressibleByArgument {
  /// Takes `photo-editor` for `photo_editor` too.
  public init?(argument: String) {
    self.init(rawValue: String(argument.lowercased().map { $0 == "-" ? "_" : $0 }))
  }
}
