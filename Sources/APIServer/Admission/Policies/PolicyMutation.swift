import CEL
import FieldManagement
import ObjectCoding
import ObjectModel
import ObjectRules

/// Carries out what the mutations of a policy make.
struct PolicyMutation: Sendable {
    typealias Failure = PolicyEvaluation.MutationFailure

    let records: FieldRecords
    let decoder: ObjectDecoder

    /// The object after a mutation, with its defaults.
    /// - Parameter resource: That the object is one of.
    func mutated(
        _ object: Value, by mutation: CompiledPolicy.Mutation, _ evaluation: PolicyEvaluation, _ resource: ResourceType
    ) throws(Failure) -> Value {
        let result = try evaluation.result(of: mutation)
        let raw: Value?
        switch mutation.kind {
        case .applyConfiguration: raw = try applied(result, to: object, resource)
        case .jsonPatch: raw = try patched(object, by: result)
        }
        guard let raw else { return object }
        guard raw["kind"]?.stringValue == resource.kind else { return raw }
        var changed = try normalised(raw, resource)
        Defaulting.apply(to: &changed, resource: resource)
        return changed
    }

    private func normalised(_ object: Value, _ resource: ResourceType) throws(Failure) -> Value {
        do throws(CodingError) {
            guard let version = resource.served?.custom else {
                return try decoder.normalise(object, as: resource.message).value
            }
            return try CustomBodies(schema: .kubernetes, decoder: decoder)
                .normalised(object, version, WriteOptions()).object
        } catch {
            throw Failure(text: error.message)
        }
    }

    // MARK: - Configurations

    private func applied(_ result: CELValue, to object: Value, _ resource: ResourceType) throws(Failure) -> Value {
        guard result.messageName != nil, case .object(var config)? = result.node else {
            throw Failure(text: "unsupported return type from ApplyConfiguration expression: \(result.kindName)")
        }
        try Self.checkNames(result)
        config["apiVersion"] = object["apiVersion"]
        config["kind"] = object["kind"]
        do throws(TypedMerge.Failure) {
            return try records.laid(.object(config), over: object, resource)
        } catch {
            throw Failure(text: "error applying patch: \(error.message)")
        }
    }

    private static func checkNames(_ value: CELValue) throws(Failure) {
        guard let (found, expected) = value.misnamedMessage else { return }
        throw Failure(
            text: "type mismatch: unexpected type name \(FieldError.quoted(found)), expected "
                + "\(FieldError.quoted(expected)), which matches field name path from root Object type")
    }

    // MARK: - Patches

    /// nil when an operation `test` does not hold: then nothing is done.
    private func patched(_ object: Value, by result: CELValue) throws(Failure) -> Value? {
        guard case .list(let list) = result else {
            throw Failure(text: "type mismatch: JSONPatchType.expression should evaluate to array")
        }
        var operations: [Value] = []
        for element in list.values {
            guard element.messageName == "JSONPatch", case .map(let message) = element else {
                throw Failure(text: "type mismatch: JSONPatchType.expression should evaluate to array of JSONPatch")
            }
            if let value = message.member(.string("value")) { try Self.checkNames(value) }
            guard case .object(var operation)? = element.node else {
                throw Failure(
                    text: "JSONPath valueExpression evaluated to a type that could not marshal to JSON")
            }
            if operation["from"] == "" { operation["from"] = nil }
            operations.append(.object(operation))
        }
        do throws(ObjectRules.JSONPatch.OperationFailure) {
            return try ObjectRules.JSONPatch.result(of: operations, on: object)
        } catch {
            if error.isFailedTest { return nil }
            throw Failure(text: "JSONPath: \(error.message)")
        }
    }
}
