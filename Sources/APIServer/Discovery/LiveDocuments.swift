import ObjectModel
import Synchronization

/// Discovery and OpenAPI of what is served now. They are made when somebody asks for the first time after the resources
/// have changed.
final class LiveDocuments: Sendable {
    private struct State {
        var discovery: (number: Int, made: Discovery)?
        var openAPI: (number: Int, made: OpenAPIDocuments)?
    }

    private let served: ServedResources
    private let state = Mutex(State())

    init(_ served: ServedResources) { self.served = served }

    var discovery: Discovery {
        let (resources, number) = served.all
        return state.withLock { state in
            if let known = state.discovery, known.number == number { return known.made }
            let made = Discovery(resources: resources)
            state.discovery = (number, made)
            return made
        }
    }

    var openAPI: OpenAPIDocuments {
        let (custom, number) = served.customNow
        return state.withLock { state in
            if let known = state.openAPI, known.number == number { return known.made }
            let made = OpenAPIDocuments(schema: served.builtIn, custom: custom, before: state.openAPI?.made)
            state.openAPI = (number, made)
            return made
        }
    }
}
