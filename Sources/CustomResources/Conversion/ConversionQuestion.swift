import ObjectModel
import ObjectTree

/// The question that a definition's webhook is asked about objects in another version than the one wanted
/// (apiextensions.k8s.io ConversionReview), and what its answer makes of them. A pure rule.
public struct ConversionQuestion: Sendable {
    /// Why objects could not be converted, in the words of Kubernetes.
    public struct Failure: Error, Sendable, Equatable {
        public let message: String

        public init(message: String) { self.message = message }
    }

    private static let group = "apiextensions.k8s.io"
    private static let kind = "ConversionReview"

    private let objects: [Value]
    private let desired: String
    private let uid: String
    /// Of the review itself: `v1` or `v1beta1`.
    private let reviewVersion: String

    /// - Parameters:
    ///   - objects: At least one, all of one kind, none in the version wanted.
    ///   - desired: Such as `example.com/v1`.
    ///   - uid: By which the answer names the question.
    ///   - reviewVersions: The versions of reviews that the webhook understands; the first known one is used.
    public init(
        of objects: [Value], to desired: String, uid: String, reviewVersions: [String]
    ) throws(Failure) {
        guard let version = reviewVersions.first(where: { $0 == "v1" || $0 == "v1beta1" }) else {
            throw Failure(message: "no supported conversion review versions")
        }
        self.objects = objects
        self.desired = desired
        self.uid = uid
        reviewVersion = version
    }

    /// What is sent.
    public var question: Value {
        [
            "kind": .string(Self.kind), "apiVersion": .string("\(Self.group)/\(reviewVersion)"),
            "request": [
                "uid": .string(uid), "desiredAPIVersion": .string(desired), "objects": .array(objects),
            ],
        ]
    }

    /// The same failure for whoever asked, when there was no answer to be read.
    public func failure(_ why: String) -> Failure { Failure(message: "\(subject) failed: \(why)") }

    private var subject: String {
        let suffix = objects.count > 1 ? "List" : ""
        return "conversion webhook for \(Self.name(of: objects.first ?? .null))\(suffix)"
    }

    /// `example.com/v1, Kind=Widget`.
    private static func name(of object: Value) -> String {
        "\(object["apiVersion"]?.stringValue ?? ""), Kind=\(object["kind"]?.stringValue ?? "")"
    }

    // MARK: - The answer

    /// The objects as the webhook has converted them, each with the metadata that it had, but for labels and
    /// annotations.
    public func converted(by answer: Value) throws(Failure) -> [Value] {
        let converted = try accepted(answer)
        guard converted.count == objects.count else {
            throw Failure(message: "\(subject) returned \(converted.count) objects, expected \(objects.count)")
        }
        var result: [Value] = []
        for (index, pair) in zip(objects, converted).enumerated() {
            result.append(try checked(pair.1, was: pair.0, index))
        }
        return result
    }

    private func accepted(_ answer: Value) throws(Failure) -> [Value] {
        if reviewVersion == "v1" {
            let expected = "\(Self.group)/v1, Kind=\(Self.kind)"
            let version = answer["apiVersion"]?.stringValue ?? ""
            let got = "\(version.isEmpty ? "/" : version), Kind=\(answer["kind"]?.stringValue ?? "")"
            guard got == expected else { throw failure("expected webhook response of \(expected), got \(got)") }
        }
        guard let response = answer["response"]?.objectValue else { throw failure("no response provided") }
        let answered = response.string("uid")
        guard reviewVersion != "v1" || answered == uid else {
            throw failure(
                "expected response.uid=\(FieldError.quoted(uid)), got \(FieldError.quoted(answered))")
        }
        let result = response.object("result")
        let status = result.string("status")
        guard status == "Success" else {
            let message = result.string("message")
            throw failure(message.isEmpty ? "response.result.status was '\(status)', not 'Success'" : message)
        }
        return response["convertedObjects"]?.arrayValue ?? []
    }

    /// One converted object, with its metadata put right.
    private func checked(_ object: Value, was original: Value, _ index: Int) throws(Failure) -> Value {
        let isSingle = objects.count == 1
        // Kubernetes counts the objects of a list from one here.
        let place = isSingle ? "invalid object at index 0" : "invalid converted object at index \(index + 1)"
        let version = object["apiVersion"]?.stringValue ?? ""
        guard version == desired else {
            throw refusal("\(place): invalid groupVersion (expected \(desired), received \(version))")
        }
        let (kind, wanted) = (object["kind"]?.stringValue ?? "", original["kind"]?.stringValue ?? "")
        guard kind == wanted else {
            throw refusal("\(place): invalid kind (expected \(wanted), received \(kind))")
        }
        if let why = Self.difference(original, object) {
            throw refusal(isSingle ? "invalid object: \(why)" : "\(place): \(why)")
        }
        do throws(Failure) {
            return try ConvertedMetadata.restored(in: object, from: original)
        } catch {
            throw refusal("invalid metadata\(isSingle ? "" : " in object at index \(index + 1)"): \(error.message)")
        }
    }

    private func refusal(_ what: String) -> Failure { Failure(message: "\(subject) returned \(what)") }

    /// What a webhook must leave alone.
    private static func difference(_ original: Value, _ converted: Value) -> String? {
        for (field, word) in [("name", "name"), ("namespace", "namespace"), ("uid", "UID")] {
            let expected = original.at("metadata", field)?.stringValue ?? ""
            let actual = converted.at("metadata", field)?.stringValue ?? ""
            if expected != actual { return "must have the same \(word): \(expected) != \(actual)" }
        }
        return nil
    }
}
