import ObjectModel
import ObjectRules
import Testing

@Suite struct SecondsAnnotationTests {
    @Test(
        arguments: [
            (nil, nil), ("30", 30), ("0", nil), ("86400", 86_400), ("86401", nil), ("-1", nil), ("", nil), ("1.5", nil),
            ("+5", nil), ("ten", nil), ("99999999999999999999", nil),
        ] as [(String?, Int?)])
    func values(_ text: String?, _ seconds: Int?) {
        let metadata = ObjectMeta.make { metadata in
            if let text { metadata.annotations = ["swiftlet.dev/start-deadline-seconds": text] }
        }
        #expect(SecondsAnnotation.startDeadline.value(in: metadata) == seconds)
    }
}
