/// A stack whose top elements can be moved out as an array of exactly their number: one allocation per JSON object,
/// however many members it turns out to have.
struct ScratchStack<Element>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    @inline(__always)
    mutating func push(_ element: consuming Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count += 1
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }

    /// Moves out everything above a position.
    @inline(__always)
    mutating func take(from position: Int) -> [Element] {
        let number = count - position
        guard number > 0 else { return [] }
        count = position
        let first = base + position
        return [Element](unsafeUninitializedCapacity: number) { buffer, initialized in
            if let start = buffer.baseAddress { start.moveInitialize(from: first, count: number) }
            initialized = number
        }
    }
}
