import CustomResources
import ObjectCoding
import ObjectModel
import ObjectStore

/// The webhook that converts the objects of a definition between its versions.
struct ConversionWebhook: Sendable {
    let client: WebhookClient
    /// Versions of reviews that it understands.
    let reviewVersions: [String]

    /// nil where no webhook is asked.
    init?(_ conversion: CustomVersion.Conversion) {
        guard case .webhook(let webhook) = conversion else { return nil }
        client = WebhookClient(webhook.clientConfig?.fields ?? Fields())
        reviewVersions = webhook.conversionReviewVersions
    }
}

/// Converts objects of custom resources between versions by asking the webhook of their definition.
struct CustomConversion: Sendable {
    let calls: WebhookCalls
    let environment: ServerEnvironment

    /// Stored objects as requests for a version see them. Those that are in that version are left as they are.
    func shown(_ objects: [StoredObject], by served: ServedVersion) async throws(StatusError) -> [StoredObject] {
        guard let webhook = served.webhook else { return objects }
        var result = objects.map { served.isForeign($0) ? served.converted[$0] : $0 }
        for batch in Self.batches(of: objects.indices.filter { result[$0] == nil }, in: objects) {
            let trees = batch.map { served.form.completed(objects[$0].tree) }
            let converted = try await ask(webhook, trees, to: served.custom.apiVersion)
            let shown = zip(batch, converted).map { objects[$0].replacing(tree: served.form.converted($1)) }
            served.converted.remember(shown)
            for (position, object) in zip(batch, shown) { result[position] = object }
        }
        return result.compactMap(\.self)
    }

    /// An object of a version as it is to be stored.
    func stored(_ object: Value, by served: ServedVersion) async throws(StatusError) -> Value {
        guard let webhook = served.webhook else { return object }
        let version = served.custom.storageAPIVersion
        guard object["apiVersion"]?.stringValue != version else { return object }
        let converted = try await ask(webhook, [object], to: version)
        return served.form.converted(converted[0])
    }

    /// An object of one version as another version of the same resource shows it.
    func moved(_ object: Value, to new: ServedVersion) async throws(StatusError) -> Value {
        let version = new.custom.apiVersion
        guard object["apiVersion"]?.stringValue != version else { return object }
        guard let webhook = new.webhook else { return new.renamed(object) }
        return new.form.converted(try await ask(webhook, [object], to: version)[0])
    }

    /// Positions of objects that are sent together.
    private static func batches(of positions: [Int], in objects: [StoredObject]) -> [[Int]] {
        var batches: [[Int]] = []
        var batch: [Int] = []
        var bytes = 0
        for position in positions {
            let size = objects[position].json.count
            let isFull =
                batch.count >= ServerLimits.conversionBatch
                || bytes + size > ServerLimits.conversionBatchBytes
            if isFull, !batch.isEmpty {
                batches.append(batch)
                (batch, bytes) = ([], 0)
            }
            batch.append(position)
            bytes += size
        }
        return batch.isEmpty ? batches : batches + [batch]
    }

    private func ask(
        _ webhook: ConversionWebhook, _ objects: [Value], to version: String
    ) async throws(StatusError) -> [Value] {
        do throws(ConversionQuestion.Failure) {
            let review = try ConversionQuestion(
                of: objects, to: version, uid: environment.uid(), reviewVersions: webhook.reviewVersions)
            return try review.converted(by: try await answer(to: review, of: webhook))
        } catch {
            throw StatusError(code: 500, reason: "", message: error.message)
        }
    }

    private func answer(
        to review: ConversionQuestion, of webhook: ConversionWebhook
    ) async throws(ConversionQuestion.Failure) -> Value {
        let bytes: [UInt8]
        do throws(WebhookCalls.Failure) {
            bytes = try await calls.post(
                review.question, to: webhook.client, seconds: ServerLimits.conversionSeconds, agent: "kube-apiserver",
                limit: ServerLimits.conversionAnswerBytes)
        } catch {
            throw review.failure(error.why)
        }
        do throws(CodingError) {
            return try JSON.parse(bytes)
        } catch {
            throw review.failure("couldn't get version/kind; json parse error: \(error.message)")
        }
    }
}
