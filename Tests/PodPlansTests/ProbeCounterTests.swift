import ObjectModel
import PodPlans
import Testing

struct ProbeCounterTests {
    private func verdicts(_ results: String, success: Int, failure: Int) -> [ProbeCounter.Verdict] {
        var counter = ProbeCounter(
            .make {
                $0.successThreshold = success
                $0.failureThreshold = failure
            })
        return results.map { counter.record(success: $0 == "+") }
    }

    @Test func onlyResultsInARowCount() {
        #expect(
            verdicts("--+---", success: 1, failure: 3) == [
                .undecided, .undecided, .success, .undecided, .undecided, .failure,
            ])
        #expect(verdicts("+-++", success: 2, failure: 1) == [.undecided, .failure, .undecided, .success])
    }

    @Test func thresholdsHaveDefaults() {
        #expect(verdicts("+---", success: 0, failure: 0) == [.success, .undecided, .undecided, .failure])
    }
}
