import ControllerRuntime
import ObjectModel
import Testing

@Suite struct FailedAttemptsTests {
    private let failures = FailedAttempts()
    private let key = ObjectKey(namespace: "default", name: "web")

    private func fail(_ message: String, at seconds: Int64) {
        failures.note(
            StatusError(code: 403, reason: "Forbidden", message: message), by: "keeper", on: key,
            now: Time(seconds: seconds), nextTry: Time(seconds: seconds + 5))
    }

    @Test func theFirstFailureTellsSinceWhenAndTheLastOneWhat() throws {
        fail("exceeded quota: one", at: 10)
        fail("exceeded quota: two", at: 20)
        let wait = try #require(failures.wait(of: "keeper", on: key))
        #expect(wait.reason == "the next attempt; the last one failed: exceeded quota: two")
        #expect(wait.since == Time(seconds: 10))
        #expect(wait.until == Time(seconds: 25))
    }

    @Test func othersHaveNothingToDoWithIt() {
        fail("no", at: 10)
        #expect(failures.wait(of: "another", on: key) == nil)
        #expect(failures.wait(of: "keeper", on: ObjectKey(namespace: "default", name: "db")) == nil)
    }

    @Test func whatWentWellIsForgotten() {
        fail("no", at: 10)
        failures.forget(key, of: "keeper")
        #expect(failures.wait(of: "keeper", on: key) == nil)
        fail("again", at: 30)
        #expect(failures.wait(of: "keeper", on: key)?.since == Time(seconds: 30))
    }
}
