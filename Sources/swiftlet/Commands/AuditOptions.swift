import APIServer
import ArgumentParser
import Foundation

/// The audit log, under the names that kube-apiserver gives its options.
struct AuditOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write an audit log, one event of JSON per line; - is the standard output.", valueName: "file"))
    var auditLogPath: String?

    @Option(
        help: ArgumentHelp(
            "Which requests are logged, and how much of each: a Policy of audit.k8s.io/v1 (default: all, with their "
                + "metadata).", valueName: "file"))
    var auditPolicyFile: String?

    @Option(name: .customLong("audit-log-maxsize"), help: "Megabytes after which the file is set aside; 0: never.")
    var auditLogMaxSize = AuditFile.Rotation().megabytes

    @Option(name: .customLong("audit-log-maxbackup"), help: "Files set aside that are kept; 0: all.")
    var auditLogMaxBackup = AuditFile.Rotation().backups

    @Option(name: .customLong("audit-log-maxage"), help: "Days that those are kept; 0: for ever.")
    var auditLogMaxAge = AuditFile.Rotation().days

    func validate() throws {
        guard auditPolicyFile == nil || auditLogPath != nil else {
            throw ValidationError("--audit-policy-file needs --audit-log-path.")
        }
        guard min(auditLogMaxSize, auditLogMaxBackup, auditLogMaxAge) >= 0 else {
            throw ValidationError("The bounds of the audit log must not be negative.")
        }
    }

    /// The log that was asked for; nil for none.
    func open() throws -> (sink: any AuditSink, policy: AuditPolicy)? {
        guard let auditLogPath else { return nil }
        let policy = try auditPolicyFile.map(Self.policy) ?? .metadata
        var rotation = AuditFile.Rotation()
        rotation.megabytes = auditLogMaxSize
        rotation.backups = auditLogMaxBackup
        rotation.days = auditLogMaxAge
        do {
            return (try AuditFile(path: auditLogPath, rotation: rotation), policy)
        } catch {
            throw Failure(
                "the audit log \(auditLogPath) can't be written: \(error.localizedDescription)",
                advice: "name another with --audit-log-path")
        }
    }

    private static func policy(_ path: String) throws -> AuditPolicy {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Failure("the audit policy \(path) can't be read", advice: "correct --audit-policy-file")
        }
        do {
            return try AuditPolicy(yaml: Array(bytes))
        } catch let error as AuditPolicyError {
            throw Failure("the audit policy \(path) can't be used: \(error)", advice: "correct it")
        }
    }
}
