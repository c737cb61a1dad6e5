import CAllocator
import ControllerRuntime

/// How the C library's allocator gets memory from the system.
enum MemoryAllocator {
    /// Grows in larger steps. The usual 128 KiB mean a system call, under a lock of the whole address space, for every
    /// few dozen objects: with 10,000 creates in a second a fifth of the time. Pages that nobody has touched cost
    /// nothing, so a cluster that rests is no larger.
    static func growInLargeSteps() {
        swiftlet_allocator_step(ClusterLimits.allocatorStep)
    }

    /// Gives back now and then what a busy time has left free in between. Takes a few milliseconds of a large cluster.
    static func keepTrim(_ clock: any Clock) async {
        do {
            while true {
                try await clock.sleep(seconds: ClusterLimits.trimSeconds)
                swiftlet_allocator_trim()
            }
        } catch {
            // Cancelled.
        }
    }
}
