import ClusterPlans
import ObjectModel
import Testing

@Suite struct VolumeChoiceTests {
    private func choice(
        _ claim: PersistentVolumeClaim, _ volumes: [PersistentVolume], reservedOnly: Bool = false
    ) -> String? {
        VolumeChoice.best(for: claim, of: volumes, reservedOnly: reservedOnly)?.metadata.name
    }

    @Test func theSmallestThatIsLargeEnough() {
        let volumes = [
            PersistentVolume.test("large", size: "10Gi"), .test("right", size: "2Gi"), .test("small", size: "1Gi"),
        ]
        #expect(choice(.test(size: "1536Mi"), volumes) == "right")
        #expect(choice(.test(size: "11Gi"), volumes) == nil)
    }

    @Test func ofEqualOnesTheFirstByName() {
        #expect(choice(.test(), [.test("b"), .test("a"), .test("c")]) == "a")
    }

    @Test func fewestAccessModesFirstThoughLarger() {
        let volumes = [
            PersistentVolume.test("shared", size: "1Gi", modes: ["ReadWriteOnce", "ReadWriteMany"]),
            .test("own", size: "5Gi"),
        ]
        #expect(choice(.test(), volumes) == "own")
        #expect(choice(.test(modes: ["ReadWriteMany"]), volumes) == "shared")
        #expect(choice(.test(modes: ["ReadOnlyMany"]), volumes) == nil)
    }

    @Test func aReservedVolumeWinsAndNeedNotBeOfTheClass() {
        let claim = PersistentVolumeClaim.test()
        let reserved = PersistentVolume.test("z", size: "9Gi", className: "other").reserved(for: claim, byUID: false)
        #expect(choice(claim, [.test("a"), reserved]) == "z")
        #expect(choice(claim, [.test("a"), reserved], reservedOnly: true) == "z")
        #expect(choice(claim, [.test("a")], reservedOnly: true) == nil)
        #expect(choice(.test(size: "10Gi"), [reserved]) == nil)
    }

    @Test func whatOthersHaveIsNotTaken() {
        let volume = PersistentVolume.test().reserved(for: .test("other"))
        #expect(choice(.test(), [volume]) == nil)
        var namesake = PersistentVolumeClaim.test("other")
        namesake.metadata.uid = "another"
        #expect(choice(namesake, [volume]) == nil)
    }

    @Test(arguments: [
        PersistentVolume.test(className: "slow"), .test(phase: "Pending"), .test(phase: "Released"),
        .test { $0.spec.volumeMode = "Block" }, .test { $0.metadata.deletionTimestamp = Time(seconds: 1) },
        .test { $0.spec.volumeAttributesClassName = "gold" },
    ])
    func whatRulesAVolumeOut(_ volume: PersistentVolume) { #expect(choice(.test(), [volume]) == nil) }

    @Test func theSelectorOfTheClaim() {
        let claim = PersistentVolumeClaim.test { claim in
            claim.spec.selector = .make { $0.matchLabels = ["disk": "ssd"] }
        }
        #expect(choice(claim, [.test()]) == nil)
        #expect(choice(claim, [.test { $0.metadata.labels = ["disk": "ssd"] }]) == "v1")
    }

    @Test func misfitsInKubernetesWords() {
        func misfit(_ volume: PersistentVolume) -> String? { VolumeChoice.misfit(of: volume, for: .test(size: "2Gi")) }
        #expect(misfit(.test(size: "2Gi")) == nil)
        #expect(misfit(.test()) == "requested PV is too small")
        #expect(misfit(.test(size: "2Gi", className: "slow")) == "storageClassName does not match")
        #expect(misfit(.test(size: "2Gi", modes: ["ReadOnlyMany"])) == "incompatible accessMode")
        #expect(misfit(.test(size: "2Gi") { $0.spec.volumeMode = "Block" }) == "incompatible volumeMode")
        let leaving = PersistentVolume.test(size: "2Gi") { $0.metadata.deletionTimestamp = Time(seconds: 1) }
        #expect(misfit(leaving) == "the volume is marked for deletion \"v1\"")
    }
}
