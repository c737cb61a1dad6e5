import APIClient
import ControllerRuntime
import ObjectModel

/// Writes what the API server has about one node: its registration, its status and its Lease. Every call may be
/// repeated at any time.
struct NodeKeeper: Sendable {
    let profile: NodeProfile
    let client: any APIClient
    let clock: any Clock

    static let leaseNamespace = "kube-node-lease"

    /// Creates the node, or brings the labels of a known one up to date, and states its health. Answers the node.
    @discardableResult
    func register() async throws -> Node {
        do {
            try await client.create(profile.newNode())
        } catch let error as StatusError where error.isAlreadyExists {
            try await client.patch(Node.self, name: profile.name, .strategicMerge(profile.labelPatch()))
        }
        return try await writeStatus()
    }

    /// States the node's health.
    @discardableResult
    func writeStatus() async throws -> Node {
        let old = try await client.get(Node.self, name: profile.name)
        return try await write(profile.healthyStatus(old: old.status, now: clock.now()))
    }

    /// Whether the node is there and said to be healthy: it is not after its heartbeats have been missed.
    func isSaidToBeHealthy() async throws -> Bool {
        do {
            let node = try await client.get(Node.self, name: profile.name)
            return node.status.conditions.contains { $0.type == "Ready" && $0.status == "True" }
        } catch let error as StatusError where error.isNotFound {
            return false
        }
    }

    @discardableResult
    private func write(_ status: NodeStatus) async throws -> Node {
        try await client.patch(
            Node.self, name: profile.name, subresource: "status", .strategicMerge(["status": status.value]))
    }

    /// Renews the node's Lease, or creates it with the node as its owner.
    func renewLease(nodeUID: String) async throws {
        let renewal = LeaseSpec.make {
            $0.holderIdentity = profile.name
            $0.leaseDurationSeconds = Limits.leaseDurationSeconds
            $0.renewTime = clock.now()
        }
        do {
            try await client.patch(
                Lease.self, namespace: Self.leaseNamespace, name: profile.name, .merge(["spec": renewal.value]))
        } catch let error as StatusError where error.isNotFound {
            try await create(lease: renewal, nodeUID: nodeUID)
        }
    }

    private func create(lease spec: LeaseSpec, nodeUID: String) async throws {
        let lease = Lease.new { lease in
            lease.metadata = .make {
                $0.name = profile.name
                $0.namespace = Self.leaseNamespace
                $0.ownerReferences = [
                    .make {
                        $0.apiVersion = Node.apiVersion
                        $0.kind = Node.kind
                        $0.name = profile.name
                        $0.uid = nodeUID
                    }
                ]
            }
            lease.spec = spec
        }
        do {
            try await client.create(lease)
        } catch let error as StatusError where error.isAlreadyExists {
            // Somebody was faster; the next renewal finds it.
            return
        }
    }
}
