/// When and where a picture was taken, as somebody says it. What is nil stays as it is.
public struct Occasion: Hashable, Sendable {
  /// The day of an edit: one that is known, or none any more.
  public enum Day: Hashable, Sendable {
    case on(CalendarDate)
    case unknown
  }

  public var day: Day?
  /// As a caption would name it: `Tunis, Tunisia`. Empty takes it away.
  public var place: String?

  public init(day: Day? = nil, place: String? = nil) {
    self.day = day
    self.place = place
  }

  public var isEmpty: Bool { day == nil && place == nil }
}

extension Picture {
  public mutating func say(_ occasion: Occasion) {
    switch occasion.day {
    case .on(let date): takenOn = date
    case .unknown: takenOn = nil
    case nil: break
    }
    if let place = occasion.place { self.place = place.isEmpty ? nil : place }
  }
}
