/// The side of a column that its cells keep to.
public enum Alignment: Sendable {
  case left
  case right
}
