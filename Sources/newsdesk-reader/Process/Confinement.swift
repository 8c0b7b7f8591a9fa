internal import CConfinement
internal import Extraction
internal import Glibc

/// What the process gives up before it reads its first byte. There is no way back.
enum Confinement {
  struct Failure: Error, CustomStringConvertible {
    let step: String
    let problem: String

    var description: String { "\(step) is not possible here: \(problem)" }
  }

  /// - Throws: ``Failure``, and then nothing may be read.
  static func begin(_ limits: ReaderLimits) throws {
    // Whatever we were started with besides the three streams: a database's socket, say.
    _ = cconfinement_close_from(3)
    try check("bounding memory", cconfinement_limit_memory(UInt64(limits.memoryBytes)))
    try check("bounding time", cconfinement_limit_processor(UInt64(limits.processorSeconds)))
    try check("bounding descriptors", cconfinement_limit_descriptors(3))
    try check("forbidding files", cconfinement_forbid_files())
    try check("giving up privileges", cconfinement_give_up_privileges())
    // A kernel or an emulator without filters says EINVAL. The other walls stand.
    if cconfinement_filter() != 0, errno != EINVAL { try check("filtering system calls", -1) }
  }

  private static func check(_ step: String, _ result: Int32) throws {
    if result != 0 { throw Failure(step: step, problem: String(cString: strerror(errno))) }
  }
}
