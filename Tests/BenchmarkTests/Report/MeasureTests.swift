import Testing
import swiftlet_bench

@Suite struct MeasureTests {
    @Test func threeDigitsAndAFittingUnit() {
        #expect(Measure.seconds(0.000_045_6).text == "45.6 µs")
        #expect(Measure.seconds(0.0029).text == "2.90 ms")
        #expect(Measure.seconds(15.3).text == "15.3 s")
        #expect(Measure.bytes(4_096_000).text == "4.10 MB")
        #expect(Measure.bytes(960).text == "0.96 kB")
        #expect(Measure.megabytes(506).text == "506 MB")
        #expect(Measure.perSecond(1_234_567).text == "1,234,567/s")
        #expect(Measure.perSecond(13_004.2).text == "13,004/s")
        #expect(Measure.count(10_000).text == "10000")
    }

    @Test func roundingMovesToFewerDecimals() {
        #expect(Measure.perSecond(9.999).text == "10.0/s")
        #expect(Measure.perSecond(99.96).text == "100/s")
    }

    @Test func lessTimeAndMemoryAreBetterAndMoreWork() {
        #expect(Measure.seconds(1).timesBetter(than: .seconds(10)) == 10)
        #expect(Measure.bytes(100).timesBetter(than: .bytes(50)) == 0.5)
        #expect(Measure.perSecond(100).timesBetter(than: .perSecond(50)) == 2)
        #expect(Measure.perSecond(100).timesBetter(than: .seconds(50)) == nil)
        #expect(Measure.seconds(0).timesBetter(than: .seconds(50)) == nil)
    }
}
