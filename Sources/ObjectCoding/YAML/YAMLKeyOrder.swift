/// The order of keys in go-yaml: letters after everything else, runs of digits by their number.
enum YAMLKeyOrder {
    static func precedes(_ left: String, _ right: String) -> Bool {
        let left = Array(left.unicodeScalars)
        let right = Array(right.unicodeScalars)
        guard let index = zip(left, right).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else {
            return left.count < right.count
        }
        let leftIsLetter = left[index].properties.isAlphabetic
        let rightIsLetter = right[index].properties.isAlphabetic
        if leftIsLetter && rightIsLetter { return left[index] < right[index] }
        if leftIsLetter || rightIsLetter { return rightIsLetter }
        // Zeros inside of a number count, those that lead it do not.
        var lead: Double = 0
        if left[index] == "0" || right[index] == "0" {
            let digits = left[..<index].reversed().prefix { isDigit($0) }
            if digits.contains(where: { $0 != "0" }) { lead = 1 }
        }
        let (leftNumber, leftEnd) = number(left[index...], lead)
        let (rightNumber, rightEnd) = number(right[index...], lead)
        if leftNumber != rightNumber { return leftNumber < rightNumber }
        if leftEnd != rightEnd { return leftEnd < rightEnd }
        return left[index] < right[index]
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func number(_ scalars: ArraySlice<Unicode.Scalar>, _ lead: Double) -> (Double, end: Int) {
        let digits = scalars.prefix { isDigit($0) }
        return (digits.reduce(lead) { $0 * 10 + Double($1.value - 0x30) }, digits.endIndex)
    }
}
