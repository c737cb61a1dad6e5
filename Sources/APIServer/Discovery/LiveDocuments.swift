import ObjectModel
import Synchronization

/// Discovery and OpenAPI of what is served now. They are made when somebody asks for the first time after the resources
/// have changed.
final class LiveDocuments: Sendable {
    private struct State {
        var discovery: (number: Int, remote: Int, made: Discovery, aggregated: AggregatedDiscovery)?
        var openAPI: (number: Int, remote: Int, made: OpenAPIDocuments)?
    }

    private let served: ServedResources
    private let remote: RemoteServices
    private let state = Mutex(State())

    init(_ served: ServedResources, remote: RemoteServices) {
        self.served = served
        self.remote = remote
    }

    var discovery: Discovery { current.discovery }

    var aggregatedDiscovery: AggregatedDiscovery { current.aggregated }

    private var current: (discovery: Discovery, aggregated: AggregatedDiscovery) {
        let (resources, number) = served.all
        let (services, remoteNumber) = remote.now
        return state.withLock { state in
            if let known = state.discovery, known.number == number, known.remote == remoteNumber {
                return (known.made, known.aggregated)
            }
            let made = Discovery(resources: resources, remote: services)
            let aggregated = AggregatedDiscovery(made)
            state.discovery = (number, remoteNumber, made, aggregated)
            return (made, aggregated)
        }
    }

    var openAPI: OpenAPIDocuments {
        let (custom, number) = served.customNow
        let (services, remoteNumber) = remote.now
        return state.withLock { state in
            if let known = state.openAPI, known.number == number, known.remote == remoteNumber { return known.made }
            let made = OpenAPIDocuments(
                schema: served.builtIn, custom: custom, remote: services, before: state.openAPI?.made)
            state.openAPI = (number, remoteNumber, made)
            return made
        }
    }
}
