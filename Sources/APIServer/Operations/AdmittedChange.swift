import ObjectModel
import ObjectRules

extension ObjectOperations {
    /// What becomes of an object that passes admission: at once, or pending where somebody outside is to be asked.
    ///
    /// - Parameter finish: Makes the change of the request as the plugins leave it, and has the result validated.
    func admitted(
        _ request: AdmissionAttributes,
        finish: @escaping @Sendable (AdmissionAttributes) throws(StatusError) -> Change
    ) throws(StatusError) -> Change {
        var request = request
        try admission.admit(&request)
        guard remoteAdmission.concerns(request) else {
            if request.isChangedByPolicies { try admission.readmit(&request) }
            return try finish(request)
        }
        return .pending(request, finish: finish)
    }

    /// The same for a deletion, which shows the object as it is.
    func admitted(
        _ target: ResourceRequest, _ options: WriteOptions, deletionOf current: Value,
        finish: @escaping @Sendable () -> Change
    ) throws(StatusError) -> Change {
        let shown = SharedStorage.shown(current, resource: target.resource)
        let request = AdmissionAttributes(.delete, target, options, object: .null, oldObject: shown)
        return try admitted(request) { [admission] request throws(StatusError) in
            try admission.validate(request)
            return finish()
        }
    }

    /// Has everybody asked about an object that is stored nowhere by itself, such as a Binding. `then` gets it as they
    /// leave it.
    func admitted(
        _ request: AdmissionAttributes, failed: @escaping @Sendable (StatusError) -> Void,
        then: @escaping @Sendable (Value) -> Void
    ) {
        var request = request
        do throws(StatusError) {
            try admission.admit(&request)
            guard remoteAdmission.concerns(request) else {
                if request.isChangedByPolicies { try admission.readmit(&request) }
                try admission.validate(request)
                return then(request.object)
            }
        } catch {
            return failed(error)
        }
        let asked = request
        Task { [admission, remoteAdmission] in
            var request = asked
            do throws(StatusError) {
                try await remoteAdmission.admit(&request)
                try admission.validate(request)
                try await remoteAdmission.validate(request)
            } catch {
                return failed(error)
            }
            then(request.object)
        }
    }

    /// Goes on with a change that is decided: on this thread, unless somebody outside is to be asked first.
    func settle(_ change: Change, completion: @escaping Completion, then: @escaping @Sendable (Change) -> Void) {
        guard case .pending(let request, let finish) = change else { return then(change) }
        Task { [self] in
            do throws(StatusError) {
                then(try await reviewed(request, finish))
            } catch {
                completion(.failure(error))
            }
        }
    }

    private func reviewed(
        _ request: AdmissionAttributes, _ finish: @Sendable (AdmissionAttributes) throws(StatusError) -> Change
    ) async throws(StatusError) -> Change {
        var request = request
        try await remoteAdmission.admit(&request)
        let change = try finish(request)
        do throws(StatusError) {
            try await remoteAdmission.validate(request.becoming(change))
        } catch {
            change.settled()
            throw error
        }
        return change
    }
}

extension AdmissionAttributes {
    /// The request with the object as a change leaves it. A deletion has none.
    fileprivate func becoming(_ change: Change) -> AdmissionAttributes {
        // A Scale is judged, not the workload that changes with it.
        guard operation != .delete, isOfResource(object) else { return self }
        var request = self
        switch change {
        case .put(let object, _), .delete(let object):
            request.object = SharedStorage.shown(object, resource: resource)
        case .none, .pending: break
        }
        return request
    }
}
