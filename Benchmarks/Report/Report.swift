/// The table of all figures.
package struct Report: Sendable {
    /// How many times better than Kubernetes every figure shall be.
    static let wantedRatio = 5.0

    package var figures: [Figure]

    package init(figures: [Figure] = []) { self.figures = figures }

    /// A Markdown table with aligned columns, and a line that sums it up.
    package var text: String {
        let header = ["figure", "here", "Kubernetes 1.36", "ratio", "note", "command"]
        let rows = figures.map { figure in
            [
                figure.name, figure.value.text, figure.baseline?.text ?? "",
                Self.ratio(of: figure).map(Self.text) ?? "", figure.note,
                figure.command.isEmpty ? "" : "`\(figure.command)`",
            ]
        }
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = [Self.line(header, widths), Self.line(widths.map { String(repeating: "-", count: $0) }, widths)]
        return (lines + rows.map { Self.line($0, widths) }).joined(separator: "\n") + "\n\n" + summary + "\n"
    }

    private var summary: String {
        let ratios = figures.compactMap(Self.ratio)
        guard !ratios.isEmpty else { return "Nothing to compare with Kubernetes 1.36." }
        let good = ratios.count { $0 >= Self.wantedRatio }
        let wanted = Int(Self.wantedRatio)
        return "\(good) of \(ratios.count) figures are at least \(wanted) times better than Kubernetes 1.36."
    }

    private static func ratio(of figure: Figure) -> Double? {
        figure.baseline.flatMap { figure.value.timesBetter(than: $0) }
    }

    private static func text(of ratio: Double) -> String { "\(Measure.threeDigits(ratio))x" }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        return "| " + padded.joined(separator: " | ") + " |"
    }
}
