import Testing

@Suite struct PortWarningsTests {
    private static let cases: [(String, String, [String])] = [
        (#"{"containerPort":80,"protocol":"TCP"}"#, #"{"containerPort":80,"protocol":"UDP"}"#, []),
        (
            #"{"containerPort":80,"protocol":"TCP"}"#, #"{"containerPort":80,"protocol":"TCP"}"#,
            ["spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]"]
        ),
        (
            #"{"containerPort":80,"protocol":"TCP","hostPort":80}"#, #"{"containerPort":80,"protocol":"TCP"}"#,
            ["spec.containers[1].ports[0]: overlapping port definition with spec.containers[0].ports[0]"]
        ),
        (
            #"{"containerPort":80,"protocol":"TCP","hostPort":80}"#,
            #"{"containerPort":80,"protocol":"TCP","hostPort":80,"hostIP":"1.2.3.4"}"#,
            ["spec.containers[1].ports[0]: dangerously ambiguous port definition with spec.containers[0].ports[0]"]
        ),
        (
            #"{"containerPort":80,"protocol":"TCP","hostPort":80}"#,
            #"{"containerPort":80,"protocol":"TCP","hostPort":81}"#,
            []
        ),
        (
            #"{"containerPort":80,"protocol":"TCP","hostIP":"1.2.3.4"}"#, #"{"containerPort":81,"protocol":"TCP"}"#,
            [
                "spec.containers[0].ports[0]: hostIP set without hostPort: {Name: HostPort:0 ContainerPort:80 "
                    + "Protocol:TCP HostIP:1.2.3.4}"
            ]
        ),
    ]

    @Test(arguments: cases)
    func ports(_ first: String, _ second: String, _ expected: [String]) throws {
        let body = #"{"spec":{"containers":[{"name":"a","ports":[\#(first)]},{"name":"b","ports":[\#(second)]}]}}"#
        #expect(try ObjectWarningsTests.create("v1", "Pod", body) == expected)
    }
}
