import Desk
import Newsroom

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder in which each edition is a file, and pictures lie by what is in them: `214-2-mayor-budget-vote.json`,
/// `pictures/<sha256>.jpg`.
///
/// A document appears whole, after its pictures, and lasts. Sending it again writes the same bytes under the same name. A kill takes
/// the story's documents away, and the pictures that no other story has, and leaves a notice.
struct FolderSender: ChannelSender {
  static let pictures = "pictures"
  /// Flushing waits for a disk, which does several at once. More than a few would wait for each other: a folder takes one name at a time.
  private static let lanes = 4

  let channel: Channel
  let database: Database

  private var folder: String { channel.settings.target }

  func send(_ consignments: [Consignment], _ lease: Lease) async -> [DeliveryResult] {
    do {
      try Self.require(folder: folder)
    } catch {
      return consignments.map { DeliveryResult($0.delivery, .failed(problem: error.description, retryAfter: nil)) }
    }
    var ready: [Consignment] = []
    var failed: [DeliveryResult] = []
    for consignment in consignments {
      if let problem = await placePictures(of: consignment, lease) {
        failed.append(DeliveryResult(consignment.delivery, .failed(problem: problem, retryAfter: nil)))
      } else {
        ready.append(consignment)
      }
    }
    let gone = await picturesToTake(ready)
    var written = await Blocking.inLanes(Self.lanes, ready) { _, consignment in
      write(consignment, takingAway: gone[consignment.delivery.id] ?? [], lease)
    }
    if written.contains(where: \.arrived) {
      do {
        try DurableFile.flush(folder: folder)
      } catch {
        // Nobody knows whether their names will last: they are sent again.
        written = written.map { $0.arrived ? $0.failing(error.description) : $0 }
      }
    }
    return failed + written
  }

  func test() async -> String? {
    do {
      try Self.require(folder: folder)
      let path = "\(folder)/.\(DurableFile.prefix)test-\(UInt32.random(in: .min ... .max))"
      try DurableFile.write(Array("newsdesk tries this channel.\n".utf8), to: path)
      unlink(path)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// A folder that isn't there is not made: it may be a disk that is not mounted.
  static func require(folder: String) throws(FileTrouble) {
    var status = stat()
    guard stat(folder, &status) == 0 else { throw FileTrouble("the folder \(folder) can't be reached", errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileTrouble("\(folder) is no folder", 0) }
  }

  // MARK: - Documents

  private func write(_ consignment: Consignment, takingAway gone: [String], _ lease: Lease) -> DeliveryResult {
    let delivery = consignment.delivery
    do throws(FileTrouble) {
      let isKill = delivery.event == .kill
      if isKill { try takeAway(story: delivery.story, pictures: gone, lease) }
      let name = Self.name(
        story: delivery.story,
        edition: delivery.edition,
        slug: consignment.slug,
        ending: (isKill ? "kill." : "") + consignment.format.fileExtension
      )
      try DurableFile.write(consignment.document, to: "\(folder)/\(name)") { !lease.isOver }
      return DeliveryResult(delivery, .delivered(digest: consignment.digest))
    } catch {
      return DeliveryResult(delivery, .failed(problem: error.description, retryAfter: nil))
    }
  }

  /// `214-2-mayor-budget-vote.json`. A slug may be longer than a file's name.
  static func name(story: Int64, edition: Int, slug: String, ending: String) -> String {
    var short = ""
    for character in slug where short.utf8.count + character.utf8.count <= 120 { short.append(character) }
    return "\(story)-\(edition)-\(short).\(ending)"
  }

  /// Whether a file's name is that of an edition of the story, or of its notice.
  static func isOfStory(_ story: Int64, name: String) -> Bool {
    let parts = name.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == String(story) && Int(parts[1]) != nil
  }

  private func takeAway(story: Int64, pictures gone: [String], _ lease: Lease) throws(FileTrouble) {
    guard !lease.isOver else { throw FileTrouble("the lease was over before story \(story) was taken away", 0) }
    for name in try names(in: folder) where Self.isOfStory(story, name: name) && !name.contains(".kill.") {
      guard unlink("\(folder)/\(name)") == 0 || errno == ENOENT else {
        throw FileTrouble("\(folder)/\(name) can't be taken away", errno)
      }
    }
    guard !gone.isEmpty else { return }
    let pictures = "\(folder)/\(Self.pictures)"
    for name in (try? names(in: pictures)) ?? [] where gone.contains(where: { name.hasPrefix($0 + ".") }) {
      guard unlink("\(pictures)/\(name)") == 0 || errno == ENOENT else {
        throw FileTrouble("\(pictures)/\(name) can't be taken away", errno)
      }
    }
  }

  private func names(in folder: String) throws(FileTrouble) -> [String] {
    guard let directory = opendir(folder) else { throw FileTrouble("\(folder) can't be read", errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      // The name is an array of bytes within the entry, and ends with a zero.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  // MARK: - Pictures

  /// Puts the files in place that aren't there yet.
  ///
  /// - Returns: why that can't be done; nil where they all are.
  private func placePictures(of consignment: Consignment, _ lease: Lease) async -> String? {
    let files = consignment.pictures.compactMap { picture in
      picture.file.flatMap { file in picture.picture.record.map { (file: file, record: $0) } }
    }
    guard !files.isEmpty else { return nil }
    let folder = "\(folder)/\(Self.pictures)"
    mkdir(folder, 0o755)
    do {
      var isNew = false
      for (file, record) in files {
        let path = "\(folder)/\(file.digest).\(file.fileExtension)"
        if Self.size(of: path) == Int64(file.size) { continue }
        guard let bytes = try await database.with({ try await $0.photos.file(of: record)?.bytes }) else { continue }
        guard SHA256.hexadecimal(bytes) == file.digest else {
          return "photo \(record) is not the file that was approved"
        }
        if let problem = await Blocking.run({
          Self.problem { () throws(FileTrouble) in
            try DurableFile.write(bytes, to: path) { !lease.isOver }
          }
        }) {
          return problem
        }
        isNew = true
      }
      if isNew { try DurableFile.flush(folder: folder) }
      return nil
    } catch {
      return "a photo can't be written: \(error)"
    }
  }

  private static func problem(_ body: () throws(FileTrouble) -> Void) -> String? {
    do throws(FileTrouble) {
      try body()
      return nil
    } catch {
      return error.description
    }
  }

  private static func size(of path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }

  /// By delivery of a kill: the digests of pictures that no story has any more.
  private func picturesToTake(_ consignments: [Consignment]) async -> [Int64: [String]] {
    var gone: [Int64: [String]] = [:]
    for consignment in consignments where consignment.delivery.event == .kill {
      let story = consignment.delivery.story
      gone[consignment.delivery.id] = try? await database.with {
        try await $0.deliveries.picturesWithdrawn(with: story)
      }
    }
    return gone
  }
}

extension DeliveryResult {
  var arrived: Bool {
    if case .delivered = outcome { true } else { false }
  }

  func failing(_ problem: String) -> DeliveryResult {
    var result = self
    result.outcome = .failed(problem: problem, retryAfter: nil)
    return result
  }
}
