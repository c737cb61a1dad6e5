import ClusterAccess
import Testing

@Suite struct AccessErrorTests {
    @Test func readsAsProblemCauseAndAdvice() {
        let error = AccessError(.file, "/x can't be opened", advice: "check that path", cause: "Permission denied")
        #expect("\(error)" == "/x can't be opened: Permission denied; check that path")
        #expect("\(AccessError(.refused, "no user"))" == "no user")
    }
}
