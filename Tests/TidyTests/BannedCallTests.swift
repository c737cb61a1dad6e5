import Testing

/// Calls that a layer must not make.
enum BannedCalls {
    struct Rule: Sendable {
        let text: String
        let reason: String
        /// A line that also has this is fine.
        let unless: String?

        init(_ text: String, _ reason: String, unless: String? = nil) {
            self.text = text
            self.reason = reason
            self.unless = unless
        }
    }

    /// In values and rules: time, ids and chance are inputs, and nothing waits.
    static let inValues: [Rule] = [
        Rule("Date()", "no clock in layer 0: `now` is passed in"),
        Rule("clock_gettime", "no clock in layer 0: `now` is passed in"),
        Rule("gettimeofday", "no clock in layer 0: `now` is passed in"),
        Rule("ContinuousClock", "no clock in layer 0: `now` is passed in"),
        Rule("SuspendingClock", "no clock in layer 0: `now` is passed in"),
        Rule("DispatchTime", "no clock in layer 0: `now` is passed in"),
        Rule(".random(", "no chance in layer 0: a generator is passed in", unless: "using:"),
        Rule("SystemRandomNumberGenerator", "no chance in layer 0: a generator is passed in"),
        Rule("shuffled()", "no chance in layer 0: a generator is passed in"),
        Rule("shuffle()", "no chance in layer 0: a generator is passed in"),
        Rule("randomElement()", "no chance in layer 0: a generator is passed in"),
        Rule("UUID()", "no ids in layer 0: they are passed in"),
        Rule("async", "nothing waits in layer 0"),
        Rule("await", "nothing waits in layer 0"),
    ]

    /// From mechanisms to commands: an error is handled or passed on, never lost.
    static let aboveValues: [Rule] = [Rule("try?", "an error is handled or passed on, never swallowed")]

    static let anywhere: [Rule] = [
        Rule("fatalError", "an error is thrown; a broken promise is a precondition"),
        Rule("try!", "an error is handled or passed on"),
        Rule("Task.detached", "structured tasks only"),
    ]

    /// Looks for the words in code, as whole words.
    static func findings(in file: SourceFile, of rules: [Rule]) -> [Finding] {
        let mentioned = rules.filter { file.text.codeMentions($0.text) }
        guard !mentioned.isEmpty else { return [] }
        return file.text.code.enumerated().flatMap { number, line in
            mentioned.compactMap { rule in
                guard containsWord(rule.text, in: line) else { return nil }
                if let unless = rule.unless, line.contains(unless) { return nil }
                return file.finding(number, "\(rule.text): \(rule.reason)")
            }
        }
    }

    /// Whether `word` stands in `line` without letters or digits of a longer name around it.
    static func containsWord(_ word: String, in line: String) -> Bool {
        guard line.utf8.count >= word.utf8.count else { return false }
        let (text, word) = (Array(line.utf8), Array(word.utf8))
        let isPart = { (byte: UInt8) in
            (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F
        }
        var start = 0
        while start + word.count <= text.count {
            defer { start += 1 }
            guard text[start] == word[0], text[start..<start + word.count].elementsEqual(word) else { continue }
            let end = start + word.count
            let startsFresh = start == 0 || !isPart(word[0]) || !isPart(text[start - 1])
            let endsThere = end == text.count || !isPart(word[word.count - 1]) || !isPart(text[end])
            if startsFresh && endsThere { return true }
        }
        return false
    }

    /// Notes of what is still to be done, which belong into an issue.
    static func unfinished(in file: SourceFile) -> [Finding] {
        let mentioned = ["TODO", "FIXME", "XXX"].filter(file.text.commentsMention)
        guard !mentioned.isEmpty else { return [] }
        return file.text.comments.enumerated().flatMap { number, line in
            mentioned.filter { containsWord($0, in: line) }
                .map { file.finding(number, "\($0) in a comment: open an issue instead") }
        }
    }

    /// Promises to the compiler that it can't check: the reason stands on the line or right above.
    static func unexplained(in file: SourceFile) -> [Finding] {
        guard file.text.codeMentions("@unchecked") || file.text.codeMentions("nonisolated(unsafe)") else { return [] }
        return file.text.code.enumerated().compactMap { number, line in
            guard line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") else { return nil }
            let here = file.text.comments[number].contains("//")
            let above = number > 0 && file.text.comments[number - 1].contains("//")
            return here || above ? nil : file.finding(number, "a promise to the compiler without its reason")
        }
    }
}

@Suite struct BannedCallTests {
    private func layer(of file: SourceFile) -> Int { Architecture.target(file.target)?.layer ?? Architecture.support }

    @Test func valuesHaveNoClockNoChanceAndDoNotWait() {
        let files = Repository.current.sources.filter { layer(of: $0) == 0 }
        expectNone(files.flatMap { BannedCalls.findings(in: $0, of: BannedCalls.inValues) })
    }

    @Test func nothingSwallowsErrors() {
        let files = Repository.current.sources.filter { (1...3).contains(layer(of: $0)) }
        expectNone(files.flatMap { BannedCalls.findings(in: $0, of: BannedCalls.aboveValues) })
    }

    @Test func nothingEndsTheProcessOrTheStructure() {
        expectNone(Repository.current.sources.flatMap { BannedCalls.findings(in: $0, of: BannedCalls.anywhere) })
    }

    @Test func nothingIsLeftToDoInComments() {
        // This file has to say the words.
        let others = Repository.current.everything.filter { $0.target != "TidyTests" }
        expectNone(others.flatMap(BannedCalls.unfinished))
    }

    @Test func everyUncheckedPromiseHasAReason() {
        expectNone(Repository.current.everything.flatMap(BannedCalls.unexplained))
    }

    private func file(_ text: String) -> SourceFile { SourceFile(path: "Sources/PodPlans/A.swift", text: text) }

    @Test(arguments: [
        ("let now = Date()", 1), ("let name = UpDate()", 0), ("func f() async {}", 1), ("let asyncName = 1", 0),
        ("Int.random(in: 0..<3)", 1), ("Int.random(in: 0..<3, using: &source)", 0), ("// Date() is not for us", 0),
        ("let text = \"await\"", 0), ("let text = \"\\(await f())\"", 1), ("list.shuffled()", 1),
    ])
    func whatValuesMustNotCall(_ text: String, _ expected: Int) {
        #expect(BannedCalls.findings(in: file(text), of: BannedCalls.inValues).count == expected)
    }

    @Test func swallowedErrorsAndAbortsAreFound() {
        #expect(BannedCalls.findings(in: file("let a = try? f()"), of: BannedCalls.aboveValues).count == 1)
        #expect(BannedCalls.findings(in: file("let a = entry?.b"), of: BannedCalls.aboveValues).isEmpty)
        let aborts = file("fatalError()\ntry! f()")
        #expect(BannedCalls.findings(in: aborts, of: BannedCalls.anywhere).map(\.line) == [1, 2])
    }

    @Test func notesAreFoundInCommentsOnly() {
        let notes = file("// TODO: more\n/* FIXME */\nlet text = \"TODO\"")
        #expect(BannedCalls.unfinished(in: notes).map(\.line) == [1, 2])
    }

    @Test(arguments: [
        ("final class A: @unchecked Sendable {}", 1),
        ("// Guarded by a lock.\nfinal class A: @unchecked Sendable {}", 0),
        ("nonisolated(unsafe) var a = 1", 1), ("nonisolated(unsafe) var a = 1  // Set before any thread.", 0),
    ])
    func promisesNeedAReason(_ text: String, _ expected: Int) {
        #expect(BannedCalls.unexplained(in: file(text)).count == expected)
    }
}
