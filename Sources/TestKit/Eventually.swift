/// Waits for something other tasks bring about, giving way to them; false when it has not come after very many turns.
/// It counts turns and reads no clock, so a slow machine changes nothing but the time it takes.
public func eventually(_ isTrue: () async throws -> Bool) async rethrows -> Bool {
    for turn in 0..<20_000 {
        if try await isTrue() { return true }
        await Task.yield()
        // Now and then other threads get a chance as well.
        if turn % 64 == 63 { await pause() }
    }
    return false
}

private func pause() async {
    do { try await Task.sleep(for: .milliseconds(2)) } catch { /* cancelled: the next look decides */  }
}

/// Runs something in the background while the body runs, then cancels it and waits for its end.
public func withBackground<Result: Sendable>(
    _ background: @escaping @Sendable () async -> Void, _ body: @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await background() }
        do {
            let result = try await body()
            group.cancelAll()
            return result
        } catch {
            group.cancelAll()
            throw error
        }
    }
}
