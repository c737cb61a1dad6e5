import Testing
import swiftlet_bench

@Suite struct ReportTests {
    @Test func tableIsAlignedAndSummedUp() {
        var gets = Figure("gets", .perSecond(16_930), baseline: .perSecond(1_693), note: "16 connections")
        gets.command = "swiftlet-bench reads"
        let slow = Figure("start", .seconds(1), baseline: .seconds(2.9))
        let alone = Figure("stop", .seconds(0.25))
        #expect(
            Report(figures: [gets, slow, alone]).text == """
                | figure | here     | Kubernetes 1.36 | ratio | note           | command                |
                | ------ | -------- | --------------- | ----- | -------------- | ---------------------- |
                | gets   | 16,930/s | 1,693/s         | 10.0x | 16 connections | `swiftlet-bench reads` |
                | start  | 1.00 s   | 2.90 s          | 2.90x |                |                        |
                | stop   | 250 ms   |                 |       |                |                        |

                1 of 2 figures are at least 5 times better than Kubernetes 1.36.

                """)
    }

    @Test func nothingToCompare() {
        #expect(Report(figures: [Figure("stop", .seconds(1))]).text.contains("Nothing to compare"))
    }
}
