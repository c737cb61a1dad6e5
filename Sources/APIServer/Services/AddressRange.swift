import ObjectRules

/// A range of IPv4 addresses of which all but the first and the last are given to services.
struct AddressRange {
    /// Such as `10.96.0.0/16`.
    let text: String

    private let range: IPRange
    private let size: Int
    /// Those below are given only when the others are gone: they are for services that ask for theirs, such as DNS.
    private let dynamicStart: Int

    /// nil for a range of IPv6, which the cluster has not, and for one that leaves no address to give.
    init?(_ text: String) {
        guard let range = IPRange(text), range.address.isIPv4, range.prefixLength <= 30 else { return nil }
        self.text = text
        self.range = range
        size = 1 << (32 - range.prefixLength)
        dynamicStart = size <= 16 ? 1 : min(max(16, size / 16), 256)
    }

    func contains(_ address: IPAddress) -> Bool { range.contains(address) }

    /// Whether an address of the range may be given.
    func gives(_ address: IPAddress) -> Bool {
        let number = Int(address.bits - range.address.bits)
        return number > 0 && number < size - 1
    }

    func free(besides taken: Set<String>) -> String? {
        let dynamic = dynamicStart..<size - 1
        for _ in 0..<ServerLimits.allocationGuesses {
            let guess = address(Int.random(in: dynamic))
            if !taken.contains(guess) { return guess }
        }
        return dynamic.lazy.map(address).first { !taken.contains($0) }
            ?? (1..<dynamicStart).lazy.map(address).first { !taken.contains($0) }
    }

    private func address(_ number: Int) -> String {
        IPAddress(bits: range.address.bits + UInt128(number)).description
    }
}
