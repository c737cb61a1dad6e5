import ObjectModel
import PodPlans
import Testing

struct LoggedContainerTests {
    private func pod(_ containers: [String], initial: [String] = []) -> Pod {
        Pod.new { pod in
            pod.metadata = .make { $0.name = "web" }
            pod.spec = .make { spec in
                spec.containers = containers.map { name in .make { $0.name = name } }
                spec.initContainers = initial.map { name in .make { $0.name = name } }
            }
        }
    }

    @Test func theOnlyRegularContainerNeedsNoName() throws {
        #expect(try LoggedContainer.name("", of: pod(["a"], initial: ["i", "j"])) == "a")
        #expect(try LoggedContainer.name("j", of: pod(["a"], initial: ["i", "j"])) == "j")
    }

    @Test(arguments: [
        (["a", "b"], [], "", "a container name must be specified for pod web, choose one of: [a b]"),
        (
            ["a", "b"], ["i", "j"], "",
            "a container name must be specified for pod web, choose one of: [a b] or one of the init containers: [i j]"
        ),
        (["a"], ["i"], "x", "container x is not valid for pod web"),
    ])
    func othersHaveToBeNamed(containers: [String], initial: [String], asked: String, message: String) {
        #expect(throws: StatusError.badRequest(message)) {
            try LoggedContainer.name(asked, of: pod(containers, initial: initial))
        }
    }
}
