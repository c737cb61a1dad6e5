/// Work that outlives the call which asks for it: waiting for containers to end, probing them, stopping them. All of
/// it are children of the task that calls `run`, and end with it.
final class BackgroundWork: Sendable {
    typealias Operation = @Sendable () async -> Void

    private let operations: AsyncStream<Operation>
    private let continuation: AsyncStream<Operation>.Continuation

    init() { (operations, continuation) = AsyncStream.makeStream() }

    func submit(_ operation: @escaping Operation) { continuation.yield(operation) }

    func run() async {
        await withDiscardingTaskGroup { group in
            for await operation in operations { group.addTask(operation: operation) }
        }
    }
}
