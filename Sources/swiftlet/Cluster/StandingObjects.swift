import APIServer
import ControllerRuntime
import Logging
import NodeAgent
import ObjectModel

/// What every cluster has at all times, and gets back when somebody deletes it: the namespaces of the system (nodes
/// without `kube-node-lease` cannot say that they live), the system's priority classes, the service `kubernetes`.
struct StandingObjects: Sendable {
    let server: APIServer
    /// Where the server listens.
    let port: Int
    private let logger = Logger(label: "standing-objects")

    init(server: APIServer, port: Int) {
        self.server = server
        self.port = port
    }

    /// Writes the service `kubernetes`, unless it is as it should be.
    func publish() async throws {
        let address = Machine.address
        try await server.publish(address: address.hasPrefix("127.") ? nil : address, port: port)
    }

    /// Looks, and puts back what is missing, until the task is cancelled.
    func keep(_ clock: any Clock) async {
        do {
            while true {
                try await clock.sleep(seconds: ClusterLimits.standingObjectSeconds)
                do {
                    try await server.createBootstrapObjects()
                    try await publish()
                } catch let error as StatusError {
                    logger.info("not everything that a cluster has is there: \(error)")
                }
            }
        } catch {
            // Cancelled.
        }
    }
}
