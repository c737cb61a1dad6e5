import CustomResources
import ObjectTree
import Testing

@Suite struct ConversionQuestionTests {
    private static func widget(_ name: String = "a", version: String = "v1", _ metadata: Fields = Fields()) -> Value {
        var all: Fields = ["name": .string(name), "namespace": "default", "uid": "u", "generation": 1]
        for entry in metadata { all[entry.key] = entry.value }
        return ["apiVersion": .string("example.com/\(version)"), "kind": "Widget", "metadata": .object(all)]
    }

    private static func question(_ objects: Value..., versions: [String] = ["v1"]) throws -> ConversionQuestion {
        try ConversionQuestion(of: objects, to: "example.com/v2", uid: "q", reviewVersions: versions)
    }

    private static func answer(_ objects: [Value], _ more: Fields = Fields()) -> Value {
        var response: Fields = [
            "uid": "q", "result": ["status": "Success"], "convertedObjects": .array(objects),
        ]
        for entry in more { response[entry.key] = entry.value }
        return [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "ConversionReview", "response": .object(response),
        ]
    }

    /// Why an answer about one object is none.
    private static func refusal(_ answer: Value, versions: [String] = ["v1"]) -> String? {
        do {
            _ = try question(widget(), versions: versions).converted(by: answer)
            return nil
        } catch let error as ConversionQuestion.Failure {
            return error.message
        } catch {
            return "\(error)"
        }
    }

    @Test func theQuestionNamesTheVersionWanted() throws {
        let question = try Self.question(Self.widget(), versions: ["v2", "v1beta1", "v1"]).question
        #expect(question["apiVersion"] == "apiextensions.k8s.io/v1beta1")
        #expect(question["kind"] == "ConversionReview")
        #expect(question.at("request", "desiredAPIVersion") == "example.com/v2")
        #expect(question.at("request", "uid") == "q")
        #expect(question.at("request", "objects") == [Self.widget()])
    }

    @Test func someVersionOfReviewsMustBeKnown() {
        #expect(throws: ConversionQuestion.Failure(message: "no supported conversion review versions")) {
            try Self.question(Self.widget(), versions: ["v9"])
        }
    }

    @Test func onlyLabelsAndAnnotationsChangeInTheMetadata() throws {
        let answered = Self.widget(version: "v2", ["labels": ["new": "yes"], "generation": 9, "annotations": .null])
        let original = Self.widget("a", ["labels": ["old": "yes"], "annotations": ["x": "y"]])
        let converted = try Self.question(original).converted(by: Self.answer([answered]))
        #expect(converted == [Self.widget(version: "v2", ["labels": ["new": "yes"]])])
    }

    @Test func whatIsNoAnswerIsRefused() {
        let prefix = "conversion webhook for example.com/v1, Kind=Widget failed: "
        #expect(
            Self.refusal(["response": [:]])
                == prefix + "expected webhook response of apiextensions.k8s.io/v1, Kind=ConversionReview, got /, Kind=")
        #expect(Self.refusal(["response": [:]], versions: ["v1beta1"])?.hasSuffix("'', not 'Success'") == true)
        #expect(
            Self.refusal(["apiVersion": "apiextensions.k8s.io/v1", "kind": "ConversionReview"])
                == prefix + "no response provided")
        #expect(Self.refusal(Self.answer([], ["uid": "x"])) == prefix + #"expected response.uid="q", got "x""#)
        #expect(
            Self.refusal(Self.answer([], ["result": ["status": "Failure", "message": "not today"]]))
                == prefix + "not today")
        #expect(
            Self.refusal(Self.answer([], ["result": ["status": "Failure"]]))
                == prefix + "response.result.status was 'Failure', not 'Success'")
    }

    @Test func whatWasConvertedIsChecked() {
        let prefix = "conversion webhook for example.com/v1, Kind=Widget returned "
        func refusal(_ objects: Value...) -> String? { Self.refusal(Self.answer(objects)) }
        #expect(refusal() == prefix + "0 objects, expected 1")
        #expect(
            refusal(Self.widget()) == prefix
                + "invalid object at index 0: invalid groupVersion (expected example.com/v2, received example.com/v1)")
        var other = Self.widget(version: "v2")
        other["kind"] = "Gadget"
        #expect(
            refusal(other)
                == prefix + "invalid object at index 0: invalid kind (expected Widget, received Gadget)")
        #expect(
            refusal(Self.widget("b", version: "v2"))
                == prefix + "invalid object: must have the same name: a != b")
        #expect(
            refusal(Self.widget(version: "v2", ["uid": "w"]))
                == prefix + "invalid object: must have the same UID: u != w")
        #expect(
            refusal(Self.widget(version: "v2", ["labels": ["a": 1]])) == prefix
                + "invalid metadata: metadata.labels[a] must be a string, but is int64 in converted object")
        #expect(
            refusal(Self.widget(version: "v2", ["labels": ["a b": "c"]]))?
                .hasPrefix(prefix + "invalid metadata: metadata.labels: Invalid value: \"a b\": ") == true)
        #expect(
            refusal(Self.widget(version: "v2", ["annotations": ["x"]])) == prefix
                + "invalid metadata: invalid metadata.annotations of type []interface {} in converted object")
    }

    /// Kubernetes names the list, and counts its objects from one.
    @Test func ofSeveralObjectsTheWrongOneIsNamed() throws {
        let question = try Self.question(Self.widget("a"), Self.widget("b"))
        let answer = Self.answer([Self.widget("a", version: "v2"), Self.widget("c", version: "v2")])
        #expect(
            throws: ConversionQuestion.Failure(
                message: "conversion webhook for example.com/v1, Kind=WidgetList returned invalid converted object at "
                    + "index 2: must have the same name: b != c")
        ) {
            try question.converted(by: answer)
        }
    }
}
