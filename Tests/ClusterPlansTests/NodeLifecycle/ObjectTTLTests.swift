import ClusterPlans
import Testing

@Suite struct ObjectTTLTests {
    @Test(arguments: [
        (1, nil, 0), (100, "0", 0), (101, "0", 15), (95, "15", 15), (89, "15", 0), (501, "15", 30), (5000, nil, 300),
        (1799, "300", 60), (60, "odd", 0), (95, nil, 0), (700, "0", 30),
    ])
    func largeClustersReadLessOften(nodes: Int, current: String?, seconds: Int) {
        #expect(ObjectTTL.seconds(nodes: nodes, current: current) == seconds)
    }
}
