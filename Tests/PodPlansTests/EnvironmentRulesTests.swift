import ObjectModel
import PodPlans
import Testing

struct EnvironmentRulesTests {
    private func rules(_ data: ConfigurationData = ConfigurationData()) -> EnvironmentRules {
        let pod = Pod.new { pod in
            pod.metadata = .make {
                $0.name = "pod"
                $0.namespace = "default"
                $0.labels = ["app": "web", "a/b": "c \"d\""]
            }
            pod.spec = .make { $0.serviceAccountName = "default" }
        }
        return EnvironmentRules(
            downward: DownwardAPI(
                pod: pod, nodeName: "node", hostIP: "10.0.0.1", podIP: "10.0.0.2",
                allocatable: ["cpu": Quantity(4), "memory": Quantity(1 << 30)]),
            data: data)
    }

    private func value(_ fill: (inout EnvVarSource) -> Void, _ data: ConfigurationData = ConfigurationData())
        throws(ConfigurationError) -> String?
    {
        let container = Container.make { container in
            container.resources = .make { $0.limits = ["cpu": Quantity(milli: 1500)] }
            container.env = [
                .make {
                    $0.name = "X"
                    $0.valueFrom = .make(fill)
                }
            ]
        }
        return try rules(data).environment(of: container, base: []).first?.value
    }

    @Test(arguments: [
        ("metadata.name", "pod"), ("metadata.namespace", "default"), ("metadata.labels['app']", "web"),
        ("metadata.labels['none']", ""), ("spec.nodeName", "node"), ("spec.serviceAccountName", "default"),
        ("status.hostIP", "10.0.0.1"), ("status.podIP", "10.0.0.2"),
        ("metadata.labels", "a/b=\"c \\\"d\\\"\"\napp=\"web\""),
    ])
    func fieldsOfThePod(path: String, expected: String) throws {
        #expect(try value { $0.fieldRef = .make { $0.fieldPath = path } } == expected)
    }

    @Test(arguments: [
        ("limits.cpu", 1000, "2"), ("limits.cpu", 1, "1500"), ("limits.memory", 1000, "1073741824"),
        ("requests.cpu", 1000, "0"),
    ])
    func resourcesAreRoundedUp(resource: String, milliDivisor: Int, expected: String) throws {
        let found = try value {
            $0.resourceFieldRef = .make {
                $0.resource = resource
                $0.divisor = Quantity(milli: milliDivisor)
            }
        }
        #expect(found == expected)
    }

    @Test func laterVariablesOverrideAndMayReferToEarlierOnes() throws {
        let container = Container.make { container in
            container.envFrom = [
                .make {
                    $0.prefix = "P_"
                    $0.configMapRef = .make { $0.name = "map" }
                }
            ]
            container.env = [
                .make {
                    $0.name = "PATH"
                    $0.value = "/own:$(PATH)"
                },
                .make {
                    $0.name = "ALL"
                    $0.value = "$(P_one) $(none) $$(P_one)"
                },
            ]
        }
        let data = ConfigurationData(configMaps: ["map": ["one": "1", "two": "2"]])
        let found = try rules(data).environment(of: container, base: [("PATH", "/bin")])
        #expect(
            found.map { "\($0.name)=\($0.value)" } == [
                "PATH=/own:/bin", "P_one=1", "P_two=2", "ALL=1 $(none) $(P_one)",
            ])
    }

    @Test func whatIsMissingIsNamed() {
        #expect(throws: ConfigurationError(message: "secret \"s\" not found")) {
            try value { $0.secretKeyRef = .make { $0.name = "s" } }
        }
        #expect(throws: ConfigurationError(message: "couldn't find key k in ConfigMap default/m")) {
            try value(
                {
                    $0.configMapKeyRef = .make {
                        $0.name = "m"
                        $0.key = "k"
                    }
                }, ConfigurationData(configMaps: ["m": [:]]))
        }
    }

    @Test func whatIsOptionalMayBeMissing() throws {
        let found = try value {
            $0.secretKeyRef = .make {
                $0.name = "s"
                $0.optional = true
            }
        }
        #expect(found == nil)
    }

    private func value(
        ofFile text: String?, key: String = "A", isOptional: Bool = false
    ) throws(ConfigurationError) -> String? {
        var data = ConfigurationData()
        data.files["files"] = text.map { ["vars.env": EnvironmentFile($0)] } ?? [:]
        return try value(
            {
                $0.fileKeyRef = .make {
                    $0.volumeName = "files"
                    $0.path = "vars.env"
                    $0.key = key
                    $0.optional = isOptional
                }
            }, data)
    }

    @Test(arguments: [
        ("A='1'", "1"), ("# all\n\n  \t\n  B='2'\nA='1' # one\n", "1"), ("A='1'\nA='2'", "1"),
        ("A='x=y #z\"$B'", "x=y #z\"$B"),
        ("A='one\n  two\n'\nB='3'", "one\n  two\n"), ("B='it\nA=1\n'\nA='last'", "last"), ("A='1'\r\n", "1"),
        ("A='1'\nnonsense", "1"),
    ])
    func variablesOfAFile(text: String, expected: String) throws {
        #expect(try value(ofFile: text) == expected)
    }

    @Test(arguments: [
        ("A=1", "line 1: value must be enclosed in single quotes"), ("\nA", "line 2: missing '='"),
        ("='1'", "line 1: empty variable name"), ("A ='1'", "line 1: whitespace before '=' is not allowed"),
        ("A='1'2", "line 1: unexpected content after closing quote"), ("B='1\n\n", "line 1: unclosed single quote"),
        ("B=\"1\"\nA='1'", "line 1: value must be enclosed in single quotes"),
    ])
    func aFileThatShellsMayReadOtherwiseIsRefused(text: String, fault: String) {
        for isOptional in [false, true] {
            #expect(throws: ConfigurationError(message: "couldn't parse env file: \(fault)")) {
                try value(ofFile: text, isOptional: isOptional)
            }
        }
    }

    @Test(arguments: ["B='1'", "A=''", "A= '1'", ""]) func aFileNeedNotHaveAnOptionalVariable(text: String) throws {
        #expect(try value(ofFile: text, isOptional: true) == nil)
        #expect(
            throws: ConfigurationError(message: "environment variable key \"A\" not found in file \"vars.env\"")
        ) { try value(ofFile: text) }
    }

    @Test func aFileHasToBeThere() {
        #expect(throws: ConfigurationError(message: "couldn't parse env file")) {
            try value(ofFile: nil, isOptional: true)
        }
        #expect(throws: ConfigurationError(message: "cannot find the volume \"v\" referenced by FileKeyRef")) {
            try value { $0.fileKeyRef = .make { $0.volumeName = "v" } }
        }
    }

    @Test(arguments: [
        ("$(A)", "1"),
        ("$$(A)", "$(A)"), ("$$$(A)", "$1"), ("$(B)", "$(B)"), ("$(A", "$(A"), ("$", "$"), ("a$b", "a$b"),
        ("$(A)$(A)", "11"), ("", ""),
    ])
    func references(text: String, expected: String) {
        #expect(Expansion.expand(text, ["A": "1"]) == expected)
    }
}
