import ObjectModel
import ObjectRules
import Testing

@Suite struct DefaultingPodTests {
    @Test func aMinimalPod() throws {
        let object = try defaulted(pod(["containers": [["name": "c", "image": "app:v1"]]]))
        #expect(
            object["spec"] == [
                "containers": [
                    [
                        "name": "c", "image": "app:v1", "imagePullPolicy": "IfNotPresent", "resources": [:],
                        "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
                    ]
                ],
                "restartPolicy": "Always", "terminationGracePeriodSeconds": 30, "dnsPolicy": "ClusterFirst",
                "securityContext": [:], "schedulerName": "default-scheduler", "enableServiceLinks": true,
            ])
    }

    @Test func whatIsStatedStays() throws {
        let spec: Value = [
            "containers": [["name": "c", "image": "app", "imagePullPolicy": "Never"]], "restartPolicy": "Never",
            "terminationGracePeriodSeconds": 0, "enableServiceLinks": false, "schedulerName": "mine",
        ]
        let object = try defaulted(pod(spec))
        #expect(object.at("spec", "terminationGracePeriodSeconds") == 0)
        #expect(object.at("spec", "enableServiceLinks") == false)
        #expect(object.at("spec", "schedulerName") == "mine")
        #expect(object.at("spec", "restartPolicy") == "Never")
        #expect(object.container?["imagePullPolicy"] == "Never")
    }

    @Test func aTemplateIsNoPod() throws {
        let object = try defaulted([
            "apiVersion": "v1", "kind": "PodTemplate", "metadata": ["name": "t"],
            "template": [
                "spec": [
                    "hostNetwork": true,
                    "containers": [
                        ["name": "c", "resources": ["limits": ["cpu": "1"]], "ports": [["containerPort": 80]]]
                    ],
                ]
            ],
        ])
        let spec = object.at("template", "spec")
        #expect(spec?["restartPolicy"] == "Always")
        #expect(spec?["enableServiceLinks"] == nil)
        #expect(spec?["containers"]?[0]?["resources"] == ["limits": ["cpu": "1"]])
        #expect(spec?["containers"]?[0]?["ports"] == [["containerPort": 80, "protocol": "TCP"]])
        #expect(object.at("template", "metadata") == [:])
    }

    @Test func portsOnTheNodesNetwork() throws {
        let object = try defaulted(
            pod([
                "hostNetwork": true,
                "containers": [
                    ["name": "c", "ports": [["containerPort": 80], ["containerPort": 81, "hostPort": 9]]]
                ],
                "initContainers": [["name": "i", "ports": [["containerPort": 53, "protocol": "UDP"]]]],
            ]))
        #expect(
            object.container?["ports"] == [
                ["containerPort": 80, "hostPort": 80, "protocol": "TCP"],
                ["containerPort": 81, "hostPort": 9, "protocol": "TCP"],
            ])
        #expect(
            object.at("spec", "initContainers")?[0]?["ports"]
                == [["containerPort": 53, "hostPort": 53, "protocol": "UDP"]])
    }

    @Test func oldNameOfTheServiceAccount() throws {
        for name in ["serviceAccount", "serviceAccountName"] {
            var spec: Value = ["containers": []]
            spec[name] = "worker"
            let object = try defaulted(pod(spec))
            #expect(object.at("spec", "serviceAccount") == "worker")
            #expect(object.at("spec", "serviceAccountName") == "worker")
        }
    }

    @Test func addressesOfThePodAgree() throws {
        func status(_ status: Value) throws -> Value? {
            var object = pod(["containers": []])
            object["status"] = status
            return try defaulted(object)["status"]
        }
        #expect(try status(["podIP": "192.0.2.1"]) == ["podIP": "192.0.2.1", "podIPs": [["ip": "192.0.2.1"]]])
        #expect(try status(["podIPs": [["ip": "192.0.2.1"]]])?["podIP"] == "192.0.2.1")
        let old: Value = ["podIP": "192.0.2.1", "podIPs": [["ip": "192.0.2.2"]]]
        #expect(try status(old)?["podIPs"] == [["ip": "192.0.2.1"]])
    }
}
