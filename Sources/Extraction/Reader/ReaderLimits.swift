/// What one run of the reader may use.
public struct ReaderLimits: Sendable, Equatable {
  /// The largest file that is handed over, in bytes.
  public var inputBytes: Int
  /// The most that it may write, in bytes. A reader that writes more is killed.
  public var outputBytes: Int
  /// Its address space, in bytes; programs and libraries that it is made of take some 150 MB of that.
  public var memoryBytes: Int
  /// Whole seconds of a processor.
  public var processorSeconds: Int
  /// From start to end, by the clock on the wall.
  public var time: Duration

  public init(inputBytes: Int, outputBytes: Int, memoryBytes: Int, processorSeconds: Int, time: Duration) {
    self.inputBytes = inputBytes
    self.outputBytes = outputBytes
    self.memoryBytes = memoryBytes
    self.processorSeconds = processorSeconds
    self.time = time
  }
}
