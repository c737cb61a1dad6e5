import AccessRules
import ObjectModel
import Testing

/// Which questions can be answered, and what they ask.
@Suite struct AccessReviewTests {
    private func refusal(_ review: Fields, _ plural: String, namespace: String = "") -> String? {
        do throws(StatusError) {
            try AccessReview.validate(review, plural: plural, namespace: namespace)
            return nil
        } catch {
            return error.message
        }
    }

    private let pods: Value = ["verb": "list", "resource": "pods"]

    @Test func exactlyOneSubject() {
        let start = ".authorization.k8s.io \"\" is invalid: "
        #expect(refusal(["spec": ["resourceAttributes": pods]], "selfsubjectaccessreviews") == nil)
        #expect(
            refusal(["spec": [:]], "selfsubjectaccessreviews") == start
                + "spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or "
                + "resourceAttributes must be specified")
        #expect(
            refusal(["spec": ["resourceAttributes": pods]], "subjectaccessreviews") == start
                + "spec.user: Invalid value: \"\": at least one of user or group must be specified")
        let both = refusal(
            ["spec": ["resourceAttributes": pods, "nonResourceAttributes": ["path": "/x"]]], "selfsubjectaccessreviews")
        #expect(both?.contains("cannot be specified in combination with resourceAttributes") == true)
        let named = refusal(
            ["metadata": ["name": "x"], "spec": ["resourceAttributes": pods]], "selfsubjectaccessreviews")
        #expect(named?.hasSuffix("must be empty") == true)
    }

    @Test func localOnesStayInTheirNamespace() {
        let local: Fields = [
            "metadata": ["namespace": "a"],
            "spec": ["user": "jane", "resourceAttributes": ["verb": "get", "resource": "pods", "namespace": "b"]],
        ]
        #expect(
            refusal(local, "localsubjectaccessreviews", namespace: "a")?
                .contains("spec.resourceAttributes.namespace: Invalid value: \"b\": must match metadata.namespace")
                == true)
        #expect(refusal(local, "localsubjectaccessreviews", namespace: "b") == nil)
        #expect(
            refusal(["spec": ["user": "j", "nonResourceAttributes": ["path": "/"]]], "localsubjectaccessreviews")?
                .hasSuffix("disallowed on this kind of request") == true)
    }

    private func problems(_ name: String, _ requirement: Value) -> String? {
        let selector: Value = ["requirements": [requirement]]
        let spec: Value = ["resourceAttributes": ["verb": "list", "resource": "pods", name: selector]]
        let start = ".authorization.k8s.io \"\" is invalid: spec.resourceAttributes.\(name).requirements[0]."
        return refusal(["spec": spec], "selfsubjectaccessreviews").map { String($0.dropFirst(start.count)) }
    }

    @Test(arguments: ["fieldSelector", "labelSelector"])
    func requirementsAreComplete(name: String) {
        #expect(problems(name, ["key": "k", "operator": "In", "values": ["a"]]) == nil)
        #expect(problems(name, ["key": "k", "operator": "DoesNotExist"]) == nil)
        // Whoever knows more operators is understood as far as possible.
        #expect(problems(name, ["key": "k", "operator": "Like", "values": ["a"]]) == nil)
        #expect(
            problems(name, ["key": "k", "operator": "NotIn"])
                == "values: Required value: must be specified when `operator` is 'In' or 'NotIn'")
        #expect(
            problems(name, ["key": "k", "operator": "Exists", "values": ["a"]])
                == "values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'")
    }

    @Test func keysAreThere() {
        #expect(
            problems("fieldSelector", ["key": "", "operator": "In", "values": ["a"]])
                == "key: Required value: must be specified")
        #expect(
            problems("labelSelector", ["key": "a b", "operator": "Exists"])?
                .hasPrefix("key: Invalid value: \"a b\": name part must consist of") == true)
        #expect(
            problems("labelSelector", ["key": "a", "operator": "In", "values": ["b c"]])?
                .hasPrefix("values[0]: Invalid value: \"b c\": a valid label must be") == true)
    }

    @Test func selectorsAreOneOrTheOther() {
        let both: Value = ["rawSelector": "a=b", "requirements": [["key": "a", "operator": "Exists"]]]
        for key in ["fieldSelector", "labelSelector"] {
            let spec: Value = ["resourceAttributes": ["verb": "list", "resource": "pods", key: both]]
            #expect(
                refusal(["spec": spec], "selfsubjectaccessreviews")?
                    .contains("may not specified at the same time as requirements") == true)
            let empty: Value = ["resourceAttributes": ["verb": "list", "resource": "pods", key: [:]]]
            #expect(refusal(["spec": empty], "selfsubjectaccessreviews")?.contains("Required value") == true)
        }
    }

    @Test func unreadableConditionsAreSaid() {
        let spec: Fields = [
            "resourceAttributes": [
                "verb": "list", "resource": "pods", "labelSelector": ["rawSelector": "a in ("],
                "fieldSelector": [
                    "requirements": [
                        ["key": "spec.nodeName", "operator": "In", "values": ["n1"]],
                        ["key": "x", "operator": "Exists"],
                    ]
                ],
            ]
        ]
        let (request, problems) = AccessReview.question(spec, of: Caller(name: "jane", groups: []))
        #expect(request.fields == [.init(field: "spec.nodeName", value: "n1", isEqual: true)])
        let status = AccessReview.status(.noOpinion(reason: ""), problems: problems)
        #expect(
            status["evaluationError"]
                == .string(
                    "spec.resourceAttributes.fieldSelector partially ignored due to parse error; "
                        + "spec.resourceAttributes.labelSelector ignored due to parse error"))
        #expect(status["allowed"] == false && status["reason"] == nil)
    }

    @Test func theOneAskedAbout() {
        let caller = AccessReview.subject(of: [
            "user": "jane", "groups": ["dev"], "uid": "u", "extra": ["team": ["x", "y"]],
        ])
        #expect(caller.name == "jane" && caller.groups == ["dev"] && caller.uid == "u")
        #expect(caller.extra == ["team": ["x", "y"]])
    }
}
