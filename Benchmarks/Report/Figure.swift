/// One line of the report.
package struct Figure: Sendable {
    package let name: String
    package let value: Measure
    /// What Kubernetes 1.36 did, where that is known.
    package var baseline: Measure?
    /// What else there is to know: the other percentile, the size of an answer, processor time.
    package var note = ""
    /// The command that made the figure.
    package var command = ""

    package init(_ name: String, _ value: Measure, baseline: Measure? = nil, note: String = "") {
        self.name = name
        self.value = value
        self.baseline = baseline
        self.note = note
    }
}

/// What a control plane of Kubernetes 1.36 (kube-apiserver, etcd, controller manager, scheduler) did under the same
/// shapes of load on a machine with 2 cores, clients included.
enum Baseline {
    static let start = Measure.seconds(2.9)
    static let idleMemory = Measure.megabytes(506)
    static let configMapCreates = Measure.perSecond(984)
    static let singleCreate = Measure.seconds(0.0029)
    static let gets = Measure.perSecond(1_693)
    static let podCreates = Measure.perSecond(595)
    static let cachedList = Measure.seconds(0.057)
    static let consistentList = Measure.seconds(0.092)
    static let deliveries = Measure.perSecond(13_000)
    static let deliveryTail = Measure.seconds(0.079)
    static let indexedJob = Measure.seconds(15.3)
    // These with the client limits of its controller manager raised to 5,000 requests a second.
    static let daemonSet = Measure.seconds(6.3)
    static let parallelStatefulSet = Measure.seconds(9.4)
    static let orderedStatefulSet = Measure.seconds(4.1)
    static let deployment = Measure.seconds(7.8)
    static let rollingUpdate = Measure.seconds(11.3)
    /// CronJobs that were due at once.
    static let cronJobs = 500
    static let cronJobLateness = Measure.seconds(4.4)
    static let cronJobTail = Measure.seconds(9.5)
    static let nodesAndPodsMemory = Measure.megabytes(1_123)
}
