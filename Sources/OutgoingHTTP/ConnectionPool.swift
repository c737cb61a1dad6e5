import NIOCore
import NIOSSL
import Synchronization

/// The connections of a client, per endpoint: those in use are counted, idle ones kept for a while.
final class ConnectionPool: Sendable {
    private struct Idle {
        let channel: any Channel
        let expiry: Scheduled<Void>
    }

    private struct Place {
        /// Connections that there are or that are being made.
        var open = 0
        var idle: [Idle] = []
        var waiting: [CheckedContinuation<(any Channel)?, Never>] = []
        var tls: NIOSSLContext?
        var lastUse: UInt64 = 0
    }

    private struct State {
        var places: [HTTPEndpoint: Place] = [:]
        var uses: UInt64 = 0

        /// Forgets the endpoint that nobody has used for longest when there are too many.
        mutating func makeRoom() {
            guard places.count > HTTPClientLimits.endpoints else { return }
            let unused = places.filter { $0.value.open == 0 && $0.value.waiting.isEmpty }
            guard let oldest = unused.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
            places[oldest.key] = nil
        }
    }

    private let state = Mutex(State())

    /// An idle connection; nil when the caller is to make one. Waits while there are as many as there may be.
    func take(_ endpoint: HTTPEndpoint) async throws(HTTPClientError) -> (any Channel)? {
        let channel: (any Channel)? = await withCheckedContinuation { continuation in
            state.withLock { state in
                state.uses += 1
                state.makeRoom()
                var place = state.places[endpoint] ?? Place()
                place.lastUse = state.uses
                if let idle = place.idle.popLast() {
                    idle.expiry.cancel()
                    continuation.resume(returning: idle.channel)
                } else if place.open < HTTPClientLimits.connectionsPerEndpoint {
                    place.open += 1
                    continuation.resume(returning: nil)
                } else {
                    place.waiting.append(continuation)
                }
                state.places[endpoint] = place
            }
        }
        // Who waited too long passes on what they got.
        guard Task.isCancelled else { return channel }
        if let channel { free(endpoint, channel) } else { lost(endpoint, nil) }
        throw .timedOut
    }

    /// An exchange is over: the connection serves whoever waits, or is kept.
    func free(_ endpoint: HTTPEndpoint, _ channel: any Channel) {
        let isKept = state.withLock { state -> Bool in
            guard var place = state.places[endpoint] else { return false }
            defer { state.places[endpoint] = place }
            if !place.waiting.isEmpty {
                place.waiting.removeFirst().resume(returning: channel)
                return true
            }
            guard place.idle.count < HTTPClientLimits.idlePerEndpoint else { return false }
            let expiry = channel.eventLoop.scheduleTask(in: .seconds(Int64(HTTPClientLimits.idleSeconds))) {
                channel.close(promise: nil)
            }
            place.idle.append(Idle(channel: channel, expiry: expiry))
            return true
        }
        if !isKept { channel.close(promise: nil) }
    }

    /// A connection is no more, or did not come about (nil): whoever waits may make another.
    func lost(_ endpoint: HTTPEndpoint, _ channel: (any Channel)?) {
        state.withLock { state in
            guard var place = state.places[endpoint] else { return }
            place.idle.removeAll { $0.channel === channel }
            if place.waiting.isEmpty { place.open -= 1 } else { place.waiting.removeFirst().resume(returning: nil) }
            state.places[endpoint] = place
        }
    }

    /// What connections to an endpoint are secured with; nil without TLS.
    func context(of endpoint: HTTPEndpoint) throws -> NIOSSLContext? {
        guard let trust = endpoint.trust else { return nil }
        if let known = state.withLock({ $0.places[endpoint]?.tls }) { return known }
        let made: NIOSSLContext
        do {
            made = try NIOSSLContext(configuration: trust.configuration())
        } catch {
            throw HTTPClientError.unusable("tls: \(error)")
        }
        state.withLock { $0.places[endpoint]?.tls = made }
        return made
    }

    func closeIdle() {
        let idle = state.withLock { state in
            let all = state.places.values.flatMap(\.idle)
            return all
        }
        for connection in idle {
            connection.expiry.cancel()
            connection.channel.close(promise: nil)
        }
    }
}

extension HTTPTrust {
    fileprivate func configuration() throws -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        tls.applicationProtocols = ["http/1.1"]
        if !authorities.isEmpty {
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authorities.utf8)))
        }
        if skipsVerification { tls.certificateVerification = .none }
        if !certificate.isEmpty {
            tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
                .map { .certificate($0) }
            tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
        }
        return tls
    }
}
