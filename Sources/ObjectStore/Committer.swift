import Dispatch
import Foundation
import Synchronization

/// The thread that commits, and when it does. It keeps its store alive until it is stopped.
final class Committer: Sendable {
    private struct Signal {
        /// Whether the thread was woken and has not looked for work since.
        var isAwake = false
        var isStopping = false
    }

    private let signal = Mutex(Signal())
    private let work = DispatchSemaphore(value: 0)
    private let stopped = DispatchSemaphore(value: 0)
    private let gatherSeconds: Double

    /// - Parameter gatherSeconds: How long a batch waits for more writes when many are expected.
    init(gatherSeconds: Double) { self.gatherSeconds = gatherSeconds }

    /// Tells the thread that writes wait.
    func wake() {
        let wasAwake = signal.withLock { signal in
            defer { signal.isAwake = true }
            return signal.isAwake
        }
        if !wasAwake { work.signal() }
    }

    /// Returns when all writes that waited were tried; more than once does no harm.
    func stop() {
        signal.withLock { $0.isStopping = true }
        work.signal()
        stopped.wait()
        stopped.signal()
    }

    func start(on store: LocalObjectStore, writer: BatchWriter) {
        let thread = Thread { [self] in
            run(on: store, writer: writer)
            stopped.signal()
        }
        thread.name = "committer"
        thread.start()
    }

    private func run(on store: LocalObjectStore, writer: BatchWriter) {
        var writer = writer
        while !signal.withLock({ $0.isStopping }) {
            sleep(atMost: writer.secondsUntilFlush)
            commitAll(of: store, &writer)
            writer.flushLazy()
        }
        // A write may have come between the last look and the stop.
        commitAll(of: store, &writer)
        writer.flushLazy(force: true)
    }

    private func sleep(atMost seconds: Double?) {
        if let seconds {
            _ = work.wait(timeout: .now() + seconds)
        } else {
            work.wait()
        }
        signal.withLock { $0.isAwake = false }
    }

    private func gather(for store: LocalObjectStore) {
        for _ in 0..<Int(gatherSeconds / StoreLimits.gatherStepSeconds) {
            guard store.isGathering, !signal.withLock({ $0.isStopping }) else { return }
            Thread.sleep(forTimeInterval: StoreLimits.gatherStepSeconds)
        }
    }

    private func commitAll(of store: LocalObjectStore, _ writer: inout BatchWriter) {
        while true {
            gather(for: store)
            let batch = store.takeBatch()
            guard !batch.isEmpty else { return }
            do throws(StoreError) {
                try writer.write(batch)
                store.publish(batch)
            } catch {
                store.refuse(batch, error)
            }
        }
    }
}
