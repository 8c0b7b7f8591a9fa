internal import CLibpq

extension Session {
  /// A transaction block that is open, or a part of one.
  struct Block: Sendable {
    /// Nil for the outermost, which is the transaction itself.
    fileprivate var savepoint: String?
  }

  func openBlock(_ options: TransactionOptions) throws -> Block {
    if openBlocks > 0 {
      let savepoint = "block_\(openBlocks)"
      _ = try runScript("SAVEPOINT \(savepoint)")
      openBlocks += 1
      return Block(savepoint: savepoint)
    }
    if isInTransaction { throw PostgresError.misuse("a transaction is open already") }
    _ = try runScript(options.begin)
    openBlocks = 1
    isInBody = true
    return Block()
  }

  /// A block that can't be committed is rolled back.
  func commitBlock(_ block: Block) throws {
    do {
      if let savepoint = block.savepoint { _ = try runScript("RELEASE SAVEPOINT \(savepoint)") } else { try commit() }
      didEnd(block)
    } catch {
      rollBackBlock(block)
      throw error
    }
  }

  func rollBackBlock(_ block: Block) {
    defer { didEnd(block) }
    guard let savepoint = block.savepoint else { return rollBack() }
    do {
      _ = try runScript("ROLLBACK TO SAVEPOINT \(savepoint); RELEASE SAVEPOINT \(savepoint)")
    } catch {
      // What can't be undone in part is undone as a whole.
      close()
    }
  }

  /// Within a block, a statement that fails must not take the rest with it.
  func sparingTheBlock<Value>(_ statement: () throws -> Value) throws -> Value {
    guard openBlocks > 0 else { return try statement() }
    let block = try openBlock(TransactionOptions())
    let value: Value
    do {
      value = try statement()
    } catch {
      rollBackBlock(block)
      throw error
    }
    try commitBlock(block)
    return value
  }

  private func didEnd(_ block: Block) {
    openBlocks -= 1
    if openBlocks == 0 { isInBody = false }
  }
}
