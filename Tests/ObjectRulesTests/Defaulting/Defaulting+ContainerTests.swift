import ObjectModel
import ObjectRules
import Testing

@Suite struct DefaultingContainerTests {
    @Test(arguments: [
        ("app", "Always"), ("app:latest", "Always"), ("app:v1", "IfNotPresent"), ("app@sha256:00", "IfNotPresent"),
        ("app:latest@sha256:00", "Always"), ("registry.example.com:5000/team/app", "Always"),
        ("registry.example.com:5000/team/app:2", "IfNotPresent"), ("localhost/app", "Always"), ("", "IfNotPresent"),
        ("Upper/Case", "IfNotPresent"), ("REGISTRY/app", "Always"), ("app:", "IfNotPresent"),
    ])
    func pullPolicy(image: String, policy: String) throws {
        let object = try defaulted(pod(container: ["image": .string(image)]))
        #expect(object.container?["imagePullPolicy"]?.stringValue == policy)
    }

    @Test func probes() throws {
        let object = try defaulted(
            pod(
                container: [
                    "livenessProbe": ["httpGet": ["port": 80]],
                    "readinessProbe": ["tcpSocket": ["port": "web"], "periodSeconds": 11, "timeoutSeconds": 7],
                    "startupProbe": ["grpc": ["port": 9090, "service": nil]],
                ]))
        #expect(
            object.container?["livenessProbe"] == [
                "httpGet": ["port": 80, "path": "/", "scheme": "HTTP"], "timeoutSeconds": 1, "periodSeconds": 10,
                "successThreshold": 1, "failureThreshold": 3,
            ])
        #expect(object.container?.at("readinessProbe", "periodSeconds") == 11)
        #expect(object.container?.at("readinessProbe", "timeoutSeconds") == 7)
        #expect(object.container?.at("startupProbe", "grpc") == ["port": 9090, "service": ""])
    }

    @Test func environment() throws {
        let object = try defaulted(
            pod(
                container: [
                    "env": [
                        ["name": "A", "valueFrom": ["fieldRef": ["fieldPath": "metadata.name"]]],
                        ["name": "B", "valueFrom": ["resourceFieldRef": ["resource": "limits.cpu"]]],
                        ["name": "C", "value": "1"],
                    ]
                ]))
        let environment = object.container?["env"]
        #expect(environment?[0]?.at("valueFrom", "fieldRef", "apiVersion") == "v1")
        #expect(environment?[1]?.at("valueFrom", "resourceFieldRef", "divisor") == "0")
        #expect(environment?[2] == ["name": "C", "value": "1"])
    }

    @Test func hooks() throws {
        let object = try defaulted(
            pod(container: ["lifecycle": ["preStop": ["httpGet": ["port": 80, "scheme": "HTTPS"]]]]))
        #expect(
            object.container?.at("lifecycle", "preStop", "httpGet") == ["port": 80, "path": "/", "scheme": "HTTPS"])
    }

    @Test(arguments: ["containers", "initContainers", "ephemeralContainers"])
    func allSortsOfContainers(list: String) throws {
        var spec: Value = [:]
        spec[list] = [["name": "c", "image": "app:v1"]]
        let container = try defaulted(pod(spec)).at("spec", list)?[0]
        #expect(container?["terminationMessagePolicy"] == "File")
        #expect(container?["imagePullPolicy"] == "IfNotPresent")
    }
}
