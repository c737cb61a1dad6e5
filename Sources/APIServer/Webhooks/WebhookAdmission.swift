import ObjectCoding
import ObjectModel
import ObjectRules

/// Asks the webhooks that configurations name about writes: first those that change objects, one after the other, then,
/// when everything else agrees, those that only refuse, all at once.
struct WebhookAdmission: RemoteAdmission {
    let mutating: WebhookList
    let validating: WebhookList
    let lookups: Lookups
    let calls: WebhookCalls
    let decoder: ObjectDecoder
    let conditions: any MatchConditionEvaluator
    /// The plugins of this process, which see again what webhooks have changed.
    let plugins: AdmissionChain
    let environment: ServerEnvironment
    let served: ServedResources
    let conversion: CustomConversion
    private var schema: Schema { served.builtIn }

    init(
        mutating: WebhookList, validating: WebhookList, lookups: Lookups, calls: WebhookCalls, decoder: ObjectDecoder,
        conditions: any MatchConditionEvaluator, plugins: AdmissionChain, environment: ServerEnvironment,
        served: ServedResources, conversion: CustomConversion
    ) {
        self.mutating = mutating
        self.validating = validating
        self.lookups = lookups
        self.calls = calls
        self.decoder = decoder
        self.conditions = conditions
        self.plugins = plugins
        self.environment = environment
        self.served = served
        self.conversion = conversion
    }

    func concerns(_ request: AdmissionAttributes) -> Bool {
        let webhooks = mutating.all + validating.all
        guard !webhooks.isEmpty else { return false }
        let scope = request.scope(in: request.resource)
        guard !scope.isExempt else { return false }
        let equivalents = served.equivalents(of: request.resource).map { request.scope(in: $0) }
        return webhooks.contains { $0.form(of: scope, equivalents: equivalents) != nil }
    }

    // MARK: - Who is asked

    /// A webhook that has a say in a request, and the resource in whose form it sees it.
    struct Invocation: Sendable {
        let webhook: Webhook
        let resource: ResourceType
    }

    /// Why a webhook is not asked after all; nil where it has no say.
    private func invocation(
        of webhook: Webhook, _ request: AdmissionAttributes, _ equivalents: [ResourceType]
    ) throws(WebhookFailure) -> Invocation? {
        let scope = request.scope(in: request.resource)
        guard
            let form = webhook.form(of: scope, equivalents: equivalents.map { request.scope(in: $0) }),
            try matchesNamespace(webhook, request), matchesObject(webhook, request)
        else { return nil }
        let resource = ([request.resource] + equivalents).first { request.scope(in: $0) == form }
        let invocation = Invocation(webhook: webhook, resource: resource ?? request.resource)
        guard !webhook.conditions.isEmpty else { return invocation }
        do throws(MatchConditionFailure) {
            return try conditions.hold(webhook.conditions, request) ? invocation : nil
        } catch {
            throw WebhookFailure(webhook: webhook, isCall: true, error: .text(error.why))
        }
    }

    private func matchesNamespace(_ webhook: Webhook, _ request: AdmissionAttributes) throws(WebhookFailure) -> Bool {
        guard !webhook.namespaces.isEverything, !request.scopeNamespace.isEmpty else { return true }
        let isNamespace = request.resource.groupResource == "namespaces"
        if isNamespace, request.operation != .delete {
            return webhook.namespaces.matches(request.object.labels)
        }
        guard let namespace = lookups.namespace(request.scopeNamespace) else {
            let resource = schema.resource(group: "", version: "v1", plural: "namespaces")
            let error = resource.map { StatusError.notFound($0, name: request.scopeNamespace) }
            throw WebhookFailure(
                webhook: webhook, isCall: false, error: .status(error ?? .internalError("no namespaces")))
        }
        return webhook.namespaces.matches(namespace.labels)
    }

    /// Of an update the object as it was counts as much as what becomes of it.
    private func matchesObject(_ webhook: Webhook, _ request: AdmissionAttributes) -> Bool {
        guard !webhook.objects.isEverything else { return true }
        return [request.object, request.oldObject].contains { object in
            !object.isNull && webhook.objects.matches(object.labels)
        }
    }

    // MARK: - Those that change objects

    func admit(_ request: inout AdmissionAttributes) async throws(StatusError) {
        let webhooks = mutating.all
        guard !request.scope(in: request.resource).isExempt else { return }
        var round = MutationRound(number: 0)
        for webhook in webhooks { try await mutate(&request, webhook, &round) }
        guard round.isChanged || request.isChangedByPolicies else { return }
        // What the plugins of this process complete, webhooks may have brought in. What these complete in turn is new
        // to all webhooks that want to be asked again.
        let before = request.object
        if request.operation == .create || request.operation == .update { try plugins.readmit(&request) }
        let again = request.object == before ? round.outdated : round.reinvocable
        var second = MutationRound(number: 1)
        for webhook in webhooks where again.contains(webhook.index) { try await mutate(&request, webhook, &second) }
    }

    private func mutate(
        _ request: inout AdmissionAttributes, _ webhook: Webhook, _ round: inout MutationRound
    ) async throws(StatusError) {
        let changed: Value?
        do throws(WebhookFailure) {
            guard
                let invocation = try invocation(
                    of: webhook, request, served.equivalents(of: request.resource))
            else { return }
            changed = try await self.changed(request, invocation)
        } catch {
            guard let failed = error.answer(request, round: round.number, sort: "mutation") else { return }
            throw failed
        }
        let note = """
            {"configuration":\(FieldError.quoted(webhook.configuration)),"webhook":\(FieldError.quoted(webhook.name)),\
            "mutated":\(changed != nil)}
            """
        request.annotate("mutation.webhook.admission.k8s.io/round_\(round.number)_index_\(webhook.index)", note)
        if let changed {
            request.object = changed
            round.change()
        }
        if webhook.isReinvoked { round.reinvocable.insert(webhook.index) }
    }

    /// The object as a webhook leaves it; nil when it stays as it is.
    private func changed(
        _ request: AdmissionAttributes, _ invocation: Invocation
    ) async throws(WebhookFailure) -> Value? {
        let webhook = invocation.webhook
        let shown = try await shown(request, invocation)
        let answer = try await ask(webhook, request, shown, isMutating: true)
        guard let patch = answer.patch else { return nil }
        guard !request.object.isNull else {
            let name = FieldError.quoted(webhook.name)
            let why =
                "admission webhook \(name) attempted to modify the object, which is not supported for this operation"
            throw WebhookFailure(webhook: webhook, isCall: false, error: .status(.internalError(why)))
        }
        do throws(StatusError) {
            let patched = try JSONPatch.apply(patch, to: shown.object)
            guard patched != shown.object else { return nil }
            let object = try await completed(patched, request, invocation.resource)
            return object == request.object ? nil : object
        } catch {
            throw WebhookFailure(webhook: webhook, isCall: false, error: .status(.internalError(error.message)))
        }
    }

    /// An object as a webhook has changed it in the form of a resource, as the request has it.
    private func completed(
        _ patched: Value, _ request: AdmissionAttributes, _ resource: ResourceType
    ) async throws(StatusError) -> Value {
        // A subresource that is a kind of its own is taken as it comes.
        guard request.isOfResource(request.object) else { return patched }
        let normalised = try normalised(patched, request, resource)
        var object = try await converted(normalised, from: resource, to: request.resource)
        Defaulting.apply(to: &object, resource: request.resource)
        return object
    }

    /// An object as a webhook has changed it, in canonical form.
    private func normalised(
        _ object: Value, _ request: AdmissionAttributes, _ resource: ResourceType
    ) throws(StatusError) -> Value {
        do throws(CodingError) {
            guard let version = resource.served?.custom else {
                return try decoder.normalise(object, as: resource.message).value
            }
            return try CustomBodies(schema: schema, decoder: decoder).normalised(object, version, WriteOptions()).object
        } catch {
            throw .internalError(error.message)
        }
    }

    // MARK: - Versions

    /// The request in the form in which a webhook wants to see it.
    private func shown(
        _ request: AdmissionAttributes, _ invocation: Invocation
    ) async throws(WebhookFailure) -> ShownRequest {
        let (own, other) = (request.resource, invocation.resource)
        do throws(StatusError) {
            return ShownRequest(
                form: request.form(in: other), object: try await converted(request.object, from: own, to: other),
                oldObject: try await converted(request.oldObject, from: own, to: other))
        } catch {
            throw WebhookFailure(webhook: invocation.webhook, isCall: false, error: .status(error))
        }
    }

    private func converted(
        _ object: Value, from old: ResourceType, to new: ResourceType
    ) async throws(StatusError) -> Value {
        guard object["apiVersion"]?.stringValue == old.apiVersion, old.apiVersion != new.apiVersion,
            object["kind"]?.stringValue == old.kind
        else { return object }
        if let served = new.served { return try await conversion.moved(object, to: served) }
        return SharedStorage.shown(SharedStorage.stored(object, resource: old), resource: new)
    }

    // MARK: - Those that refuse

    func validate(_ request: AdmissionAttributes) async throws(StatusError) {
        let webhooks = validating.all
        guard !webhooks.isEmpty, !request.scope(in: request.resource).isExempt else { return }
        let equivalents = served.equivalents(of: request.resource)
        var refusals: [(index: Int, error: StatusError)] = []
        await withTaskGroup(of: (Int, StatusError?).self) { group in
            for webhook in webhooks {
                group.addTask {
                    do throws(WebhookFailure) {
                        guard let invocation = try invocation(of: webhook, request, equivalents) else {
                            return (webhook.index, nil)
                        }
                        let shown = try await shown(request, invocation)
                        _ = try await ask(webhook, request, shown, isMutating: false)
                        return (webhook.index, nil)
                    } catch {
                        return (webhook.index, error.answer(request, round: 0, sort: "validating"))
                    }
                }
            }
            for await case (let index, let error?) in group { refusals.append((index, error)) }
        }
        // The first in order, whoever was quicker.
        if let first = refusals.min(by: { $0.index < $1.index }) { throw first.error }
    }

    // MARK: - Asking

    private func ask(
        _ webhook: Webhook, _ request: AdmissionAttributes, _ shown: ShownRequest, isMutating: Bool
    ) async throws(WebhookFailure) -> AdmissionAnswer {
        let isHarmless = webhook.sideEffects == "None" || webhook.sideEffects == "NoneOnDryRun"
        if request.options.isDryRun, !isHarmless {
            let why = "admission webhook \(FieldError.quoted(webhook.name)) does not support dry run"
            throw WebhookFailure(webhook: webhook, isCall: false, error: .status(.badRequest(why)))
        }
        let uid = environment.uid()
        let question = AdmissionQuestion(
            uid: uid, request: request, form: shown.form, object: shown.object, oldObject: shown.oldObject)
        let answer: AdmissionAnswer
        do {
            let bytes = try await calls.post(
                question.review, to: webhook.client, seconds: webhook.timeout, agent: "kube-apiserver-admission")
            answer = try AdmissionAnswer(reading: bytes, uid: uid, isMutating: isMutating)
        } catch let error as WebhookCalls.Failure {
            throw WebhookFailure(webhook: webhook, isCall: true, error: .text("failed to call webhook: \(error.why)"))
        } catch let error as AdmissionAnswer.Failure {
            throw WebhookFailure(webhook: webhook, isCall: true, error: .text(error.why))
        } catch {
            throw WebhookFailure(webhook: webhook, isCall: true, error: .text("\(error)"))
        }
        for note in answer.annotations { request.annotate("\(webhook.name)/\(note.key)", note.value) }
        request.warn(answer.warnings)
        guard answer.isAllowed else {
            throw WebhookFailure(webhook: webhook, isCall: false, error: .status(answer.refusal(by: webhook.name)))
        }
        return answer
    }
}

/// What happens while the webhooks that change objects are asked, once each.
private struct MutationRound {
    let number: Int
    /// Whether any changed the object.
    private(set) var isChanged = false
    /// Webhooks that want to be asked again when others change the object after them, by their index.
    var reinvocable: Set<Int> = []
    /// Those among them after which others did.
    private(set) var outdated: Set<Int> = []

    init(number: Int) { self.number = number }

    mutating func change() {
        isChanged = true
        outdated.formUnion(reinvocable)
    }
}

/// Why a webhook keeps a request from being served, if it does.
struct WebhookFailure: Error {
    enum Cause {
        case text(String)
        case status(StatusError)
    }

    let webhook: Webhook
    /// It was not refused: the webhook could not be asked, and may not matter.
    let isCall: Bool
    let error: Cause

    /// What the client is answered; nil when the failure is to be ignored.
    func answer(_ request: AdmissionAttributes, round: Int, sort: String) -> StatusError? {
        switch error {
        case .status(let status): return status
        case .text(let why):
            guard webhook.ignoresFailures else {
                return .internalError("failed calling webhook \(FieldError.quoted(webhook.name)): \(why)")
            }
            request.annotate(
                "failed-open.\(sort).webhook.admission.k8s.io/round_\(round)_index_\(webhook.index)", webhook.name)
            return nil
        }
    }
}

/// A request as a webhook sees it.
struct ShownRequest: Sendable {
    let form: AdmissionForm
    let object: Value
    let oldObject: Value
}

extension Value {
    fileprivate var labels: Fields? { at("metadata", "labels")?.objectValue }
}
