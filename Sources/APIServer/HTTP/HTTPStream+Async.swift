import NIOCore

extension HTTPExchange {
    /// Starts an answer without a known end; nil when the client is gone.
    func stream(contentType: String) async -> HTTPStream? {
        await withCheckedContinuation { continuation in
            streamIfOpen(contentType: contentType) { continuation.resume(returning: $0) }
        }
    }
}

/// For tasks that write an answer piece by piece.
extension HTTPStream {
    /// Sends what is known at the beginning; `onClose` is called when the client goes.
    func prepare(_ first: [UInt8], onClose: @escaping @Sendable () -> Void) async {
        await onLoop { stream in
            stream.whenClosed(onClose)
            guard !first.isEmpty else { return }
            stream.send(ByteBuffer(bytes: first))
            stream.flush()
        }
    }

    /// Writes a piece, and waits until the client has taken enough of what was written before.
    func write(_ bytes: [UInt8]) async {
        await withCheckedContinuation { continuation in
            loop.execute {
                send(ByteBuffer(bytes: bytes))
                flush()
                guard !isWritable, isOpen else { return continuation.resume() }
                let pending = Mutable<CheckedContinuation<Void, Never>?>(continuation)
                let resume: @Sendable () -> Void = {
                    let waiting = pending.get()
                    pending.set(nil)
                    waiting?.resume()
                }
                whenWritable(resume)
            }
        }
    }

    func finish() async {
        await onLoop { $0.end() }
    }

    private func onLoop(_ body: @escaping @Sendable (HTTPStream) -> Void) async {
        await withCheckedContinuation { continuation in
            loop.execute {
                body(self)
                continuation.resume()
            }
        }
    }
}
