import ControllerRuntime
import ObjectModel
import Synchronization

/// The pods on all simulated nodes, by name. It follows the cache and keeps what only the simulation knows.
final class SimulatedPodBoard: Sendable {
    /// Pods are held by reference: a table of so many large values would mostly be room for more of them.
    private final class Place {
        var pod: SimulatedPod
        init(_ pod: SimulatedPod) { self.pod = pod }
    }

    private struct State {
        var places: [ObjectKey: Place] = [:]
        var addresses = AddressPool()

        mutating func add(_ key: ObjectKey, _ pod: Pod, host: String) {
            let known = pod.status.podIP
            if !known.isEmpty { addresses.mark(known) }
            let address = known.isEmpty ? addresses.take() : known
            places[key] = Place(SimulatedPod(pod: pod, address: address, hostAddress: host))
        }

        mutating func forget(_ key: ObjectKey) {
            if let place = places.removeValue(forKey: key) { addresses.giveBack(place.pod.address) }
        }
    }

    private let state = Mutex(State())
    /// Of the nodes that are simulated, by name.
    private let hostAddresses: [String: String]
    private let clock: any Clock

    init(hostAddresses: [String: String], clock: any Clock) {
        self.hostAddresses = hostAddresses
        self.clock = clock
    }

    /// Takes in a change; answers the pod that may have something to do now.
    func observe(_ change: CacheChange<Pod>) -> ObjectKey? {
        let key = ObjectKey(change.object)
        guard let host = hostAddresses[change.object.spec.nodeName] else { return nil }
        let now = clock.now()
        return state.withLock { state in
            let known = state.places[key]?.pod.pod.metadata.uid
            if known != nil, known != change.new?.metadata.uid { state.forget(key) }
            guard let pod = change.new else { return nil }
            if state.places[key] == nil { state.add(key, pod, host: host) }
            state.places[key]?.pod.observe(pod, now: now)
            return key
        }
    }

    /// What a pod does now; nil when there is no such pod any more.
    func step(of key: ObjectKey) -> (pod: SimulatedPod, step: SimulatedPod.Step)? {
        let now = clock.now()
        return state.withLock { $0.places[key].map { ($0.pod, $0.pod.step(now: now)) } }
    }

    /// Notes that a step of a pod, as `step(of:)` gave both, was carried out.
    func carriedOut(_ step: SimulatedPod.Step, of pod: Pod, answer: Pod?) {
        let now = clock.now()
        let key = ObjectKey(pod)
        state.withLock { state in
            guard state.places[key]?.pod.pod.metadata.uid == pod.metadata.uid else { return }
            state.places[key]?.pod.carriedOut(step, before: pod.status, answer: answer, now: now)
        }
    }

    /// The pod with that uid turned out to be gone.
    func forget(_ key: ObjectKey, uid: String) {
        state.withLock { state in
            if state.places[key]?.pod.pod.metadata.uid == uid { state.forget(key) }
        }
    }
}
