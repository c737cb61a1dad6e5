import Foundation

extension UnsafeRawBufferPointer {
    /// Where those bytes first occur, or nil. Quick when the first of them is rare.
    func firstOffset(of wanted: UnsafeRawBufferPointer) -> Int? {
        guard let start = baseAddress, let pattern = wanted.baseAddress, let first = wanted.first else { return nil }
        var from = 0
        while count - from >= wanted.count, let found = memchr(start + from, Int32(first), count - from) {
            let offset = UnsafeRawPointer(found) - start
            guard count - offset >= wanted.count else { return nil }
            if memcmp(found, pattern, wanted.count) == 0 { return offset }
            from = offset + 1
        }
        return nil
    }
}
