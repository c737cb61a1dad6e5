import ObjectCoding
import ObjectModel
import ObjectRules
import ObjectStore

/// The verbs on whole objects, from the request to the answer.
struct VerbHandler: Sendable {
    let operations: ObjectOperations
    let bodies: BodyReader
    let answers: AnswerWriter

    func handle(_ call: ResourceCall) {
        call.warnings.add(RequestWarnings.kind(call.resource))
        do throws(StatusError) {
            try answer(call)
        } catch {
            call.exchange.respond(answers.error(error, call.request, headers: call.warnings.headers))
        }
    }

    private func answer(_ call: ResourceCall) throws(StatusError) {
        switch call.verb {
        case .get: try get(call)
        case .list: try list(call)
        case .watch: try watch(call)
        case .create: try create(call)
        case .update: try update(call)
        case .patch: try patch(call)
        case .delete: try delete(call)
        case .deletecollection: try deleteCollection(call)
        }
    }

    // MARK: - Reading

    private func get(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call)
        let version = try ListQuery.version(call.request.query["resourceVersion"])
        let object = try operations.get(call.target, resourceVersion: version)
        guard call.resource.served?.isForeign(object) ?? false else {
            return call.exchange.respond(
                try answers.object(
                    object, resource: call.resource, form: form, status: 200, headers: call.warnings.headers))
        }
        operations.complete(object, created: false, call.resource) { answer(call, form, $0) }
    }

    private func list(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call)
        let query = try ListQuery(call.request.query, resource: call.resource, name: "", isWatch: false)
        guard call.resource.served?.webhook == nil else { return listConverted(call, form, query) }
        call.exchange.respond(try answer(call, form, operations.list(call.target, query: query)))
    }

    private func listConverted(_ call: ResourceCall, _ form: AnswerForm, _ query: ListQuery) {
        Task {
            let result: Result<ListPage, StatusError>
            do throws(StatusError) {
                result = .success(try await operations.convertedList(call.target, query: query))
            } catch {
                result = .failure(error)
            }
            call.exchange.respond { () throws(StatusError) in
                try answer(call, form, result.get())
            } orError: {
                answers.error($0, call.request, headers: call.warnings.headers)
            }
        }
    }

    private func answer(
        _ call: ResourceCall, _ form: AnswerForm, _ page: ListPage
    ) throws(StatusError) -> HTTPResponse {
        var response = try answers.list(page, resource: call.resource, form: form)
        response.headers += call.warnings.headers
        return response
    }

    private func watch(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call)
        let query = try ListQuery(
            call.request.query, resource: call.resource, name: call.target.name, isWatch: true)
        if let version = query.resourceVersion { try operations.checkNotInFuture(version) }
        var target = call.target
        target.name = ""
        let writer = WatchWriter(answers: answers, resource: call.resource, form: form)
        let contentType = try writer.contentType()
        let watched = target
        call.exchange.stream(contentType: contentType, headers: call.warnings.headers) { [operations] stream in
            let sink = HTTPWatchSink(stream: stream, writer: writer)
            let session = WatchSession(operations: operations, target: watched, query: query, sink: sink)
            stream.whenWritable { session.writable() }
            stream.whenClosed { session.closed() }
            session.start()
        }
    }

    // MARK: - Writing

    private func create(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call)
        let options = try WriteOptions(call.request, kind: "CreateOptions")
        let body = try bodies.object(call, as: ExpectedKind(call.resource), options: options)
        let requested = SigningRequester.entered(in: body, call.resource, call.caller)
        operations.create(call.target, body: requested, options: options) { answer(call, form, $0) }
    }

    private func update(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call)
        let options = try WriteOptions(call.request, kind: "UpdateOptions")
        let body = try bodies.object(call, as: ExpectedKind(call.resource), options: options)
        operations.replace(call.target, body: body, options: options) { answer(call, form, $0) }
    }

    private func patch(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call)
        let (patch, options) = try bodies.patch(call)
        operations.patch(call.target, patch: patch, options: options, warn: { call.warnings.decoded($0) }) {
            answer(call, form, $0)
        }
    }

    private func delete(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call)
        let options = try WriteOptions(call.request, kind: "DeleteOptions")
        let request = try DeleteOptions.read(bodies.deleteOptions(call.request), call.request.query)
        call.warnings.add(RequestWarnings.deleting(call.resource, request))
        operations.delete(call.target, request: request, options: options) { answer(call, form, $0) }
    }

    private func deleteCollection(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call)
        let options = try WriteOptions(call.request, kind: "DeleteOptions")
        let request = try DeleteOptions.read(bodies.deleteOptions(call.request), call.request.query)
        let query = try ListQuery(call.request.query, resource: call.resource, name: "", isWatch: false)
        call.warnings.add(RequestWarnings.deleting(call.resource, request))
        operations.deleteCollection(call.target, query: query, request: request, options: options) { result in
            call.exchange.respond { () throws(StatusError) in
                let deleted = try result.get()
                let page = ListPage(
                    objects: deleted, revision: operations.store.revision, continueToken: "", remaining: nil)
                return try answers.list(page, resource: call.resource, form: form)
            } orError: {
                answers.error($0, call.request, headers: call.warnings.headers)
            }
        }
    }

    /// Answers a write with its outcome.
    func answer(_ call: ResourceCall, _ form: AnswerForm, _ result: Result<Outcome, StatusError>) {
        call.exchange.respond { () throws(StatusError) in
            try answers.outcome(result.get(), resource: call.resource, form: form, headers: call.warnings.headers)
        } orError: {
            answers.error($0, call.request, headers: call.warnings.headers)
        }
    }
}

extension AnswerWriter {
    func outcome(
        _ outcome: Outcome, resource: ResourceType, form: AnswerForm, headers: [(String, String)]
    ) throws(StatusError) -> HTTPResponse {
        switch outcome {
        case .object(let stored, let created):
            return try object(
                stored, resource: resource, form: form, status: created ? 201 : 200, headers: headers)
        case .answer(let value, let created):
            return try self.value(
                SharedStorage.shown(value, resource: resource), resource: resource, form: form,
                status: created ? 201 : 200, headers: headers)
        case .success(let details):
            return try value(Self.success(details), form: form, status: 200, headers: headers)
        case .accepted(let outcome):
            var response = try self.outcome(outcome, resource: resource, form: form, headers: headers)
            response.status = 202
            return response
        }
    }

    /// The Status that says that all went well.
    static func success(_ details: Fields?, code: Int? = nil) -> Value {
        var status = Fields([
            ("kind", "Status"), ("apiVersion", "v1"), ("metadata", .object(Fields())), ("status", "Success"),
        ])
        if let details { status["details"] = .object(details) }
        if let code { status["code"] = .int(Int64(code)) }
        return .object(status)
    }
}

extension HTTPExchange {
    /// Makes the answer on the connection's own thread, so that the thread that commits does not spend its time on it.
    func respond(
        _ make: @escaping @Sendable () throws(StatusError) -> HTTPResponse,
        orError refuse: @escaping @Sendable (StatusError) -> HTTPResponse
    ) {
        loop.execute { [self] in
            do throws(StatusError) {
                respond(try make())
            } catch {
                respond(refuse(error))
            }
        }
    }
}
