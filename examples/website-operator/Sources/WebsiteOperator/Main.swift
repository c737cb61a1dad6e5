import SwiftletKit

/// Runs until it is stopped, in a pod or beside the cluster of the current kubeconfig.
@main
enum WebsiteOperator {
    static func main() async throws {
        var connection = try ClusterConnection.automatic()
        connection.userAgent = "website-operator"
        let environment = ControllerEnvironment(
            client: HTTPAPIClient(connection), clock: WallClock(), instance: "website-operator")
        print("website-operator: watching \(connection.server)")
        await ControllerHost(environment, controllers: [WebsiteController(environment)]).run()
    }
}
