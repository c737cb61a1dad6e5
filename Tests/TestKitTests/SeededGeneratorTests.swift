import TestKit
import Testing

@Suite struct SeededGeneratorTests {
    /// The first numbers of SplitMix64 from 1234567, as its authors' program prints them.
    @Test func givesTheNumbersOfItsAlgorithm() {
        var generator = SeededGenerator(seed: 1_234_567)
        let numbers = (0..<3).map { _ in generator.next() }
        #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test func givesOthersFromAnotherSeed() {
        var (one, two) = (SeededGenerator(seed: 1), SeededGenerator(seed: 2))
        #expect(one.next() != two.next())
    }
}
