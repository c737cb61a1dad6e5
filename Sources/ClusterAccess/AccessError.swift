/// Why credentials can't be made, read or trusted, and what a person does about it.
public struct AccessError: Error, Sendable, Hashable {
    /// What went wrong, as far as callers answer it differently.
    public enum Code: Sendable, Hashable {
        /// A file or directory can't be read or written.
        case file
        /// A file holds something else than it should.
        case malformed
        /// Files that belong together do not fit.
        case mismatch
        /// Something is past its time.
        case expired
        /// The clock of this machine can't be right.
        case clock
        /// Somebody else is writing.
        case locked
        /// A credential that is not accepted.
        case refused
        /// A name or setting that can't be used.
        case invalid
    }

    /// What callers tell errors apart by.
    public let code: Code
    /// What is wrong, with the file's path where there is one.
    public let message: String
    /// What to do next; empty where there is nothing to do.
    public let advice: String
    /// What the system or a parser said.
    public let cause: String?

    public init(_ code: Code, _ message: String, advice: String = "", cause: String? = nil) {
        self.code = code
        self.message = message
        self.advice = advice
        self.cause = cause
    }
}

extension AccessError: CustomStringConvertible {
    public var description: String {
        let problem = cause.map { "\(message): \($0)" } ?? message
        return advice.isEmpty ? problem : "\(problem); \(advice)"
    }
}
