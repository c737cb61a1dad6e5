import ContainerRuntime
import Foundation
import Testing

@Suite struct ProcessRuntimeTests {
    @Test(arguments: [true, false])
    func exitCodeAndOutputAreExact(isolation: Bool) async throws {
        let runtime = try ShimProgram.runtime(isolation: isolation)
        let (exit, output) = try await runtime.run("echo one; echo two >&2; printf three; exit 7", as: .main)
        #expect(exit.code == 7)
        #expect(exit.startError == nil)
        #expect(output.contains("one\n") && output.contains("two\n") && output.contains("three"))
        #expect(!output.contains("three\n"))
    }

    @Test(arguments: [true, false])
    func aSignalIsPassedOn(isolation: Bool) async throws {
        let runtime = try ShimProgram.runtime(isolation: isolation)
        _ = try await runtime.start(.shell("trap 'exit 3' TERM; while :; do sleep 0.01; done"), as: .main)
        // The trap may not be set yet.
        try await Task.sleep(for: .milliseconds(200))
        try runtime.send(SIGTERM, to: .main)
        #expect(try await runtime.waitForExit(of: .main).code == 3)
    }

    @Test(arguments: [true, false])
    func killingEndsTheWholeTree(isolation: Bool) async throws {
        let runtime = try ShimProgram.runtime(isolation: isolation)
        let mark = "6\(UInt32.random(in: 10_000...99_999))"
        _ = try await runtime.start(.shell("(setsid sleep \(mark) &); trap '' TERM; sleep \(mark)"), as: .main)
        try runtime.send(SIGKILL, to: .main)
        #expect(try await runtime.waitForExit(of: .main).code == 137)
        #expect(try commandLines().allSatisfy { !$0.contains(mark) })
    }

    @Test func withHostProcessesItKeepsItsMountsAndEndsAlone() async throws {
        let runtime = try ShimProgram.runtime()
        guard runtime.isIsolating else { return }
        let mark = "6\(UInt32.random(in: 10_000...99_999))"
        let target = "/tmp/swiftlet-test-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: target) }
        let source = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
        let script = "(setsid sleep \(mark) &); [ -d /proc/\(getpid()) ] || exit 3; touch \(target)/seen"
        var spec = ContainerSpec.shell(script)
        spec.sharesHostProcesses = true
        spec.mounts = [ContainerMount(source: source.path, target: target, isReadOnly: false)]
        _ = try await runtime.start(spec, as: .main)
        #expect(try await runtime.waitForExit(of: .main).code == 0)
        #expect(FileManager.default.fileExists(atPath: source.path + "/seen"))
        #expect(try commandLines().allSatisfy { !$0.contains(mark) })
    }

    @Test func aSecondRuntimeFindsWhatTheFirstStarted() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let ended = ContainerID(podUID: "pod", name: "ended", attempt: 2)
        do {
            let first = try ShimProgram.runtime(directory: directory)
            _ = try await first.start(.shell("while [ ! -e \(directory)/go ]; do sleep 0.01; done; exit 5"), as: .main)
            _ = try await first.run("exit 6", as: ended)
        }
        let second = try ShimProgram.runtime(directory: directory)
        let found = try second.containers(of: "pod")
        #expect(found.map(\.id) == [ended, .main])
        #expect(found.map(\.isRunning) == [false, true])
        _ = FileManager.default.createFile(atPath: directory + "/go", contents: nil)
        #expect(try await second.waitForExit(of: .main).code == 5)
        #expect(try await second.waitForExit(of: ended).code == 6)
    }

    /// What was written before the log went on in a new file is not missed by who follows it.
    @Test func aLongLogGoesOnInANewFile() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let runtime = try ProcessRuntime(
            directory: directory, shim: [try ShimProgram.program(), "container-shim"], logBytes: 64 << 10)
        let script = """
            echo first; until [ -e \(directory)/go ]; do sleep 0.01; done
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do printf '%05000d\\n' $i; sleep 0.01; done; echo last
            """
        _ = try await runtime.start(.shell(script), as: .main)
        var reader = try #require(try LogReader(path: runtime.logPath(of: .main)))
        _ = FileManager.default.createFile(atPath: directory + "/go", contents: nil)
        #expect(try await runtime.waitForExit(of: .main).code == 0)
        var formatter = LogFormatter(LogOptions())
        var text: [UInt8] = []
        while case let bytes = try reader.read(), !bytes.isEmpty { text += formatter.format(bytes) }
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 17)
        #expect(lines.first == "first" && lines.last == "last")
        #expect(try runtime.output(of: .main).utf8.count < 64 << 10)
    }

    @Test func startingTwiceStartsOnce() async throws {
        let runtime = try ShimProgram.runtime()
        _ = try await runtime.run("echo once", as: .main)
        let again = try await runtime.start(.shell("echo twice"), as: .main)
        #expect(!again.isRunning)
        #expect(try runtime.output(of: .main) == "once\n")
    }

    @Test(arguments: ["nosuchcommand", "./nosuchcommand"])
    func aCommandThatIsNotThereIsAStartError(command: String) async throws {
        let runtime = try ShimProgram.runtime()
        _ = try await runtime.start(ContainerSpec(command: [command]), as: .main)
        let exit = try await runtime.waitForExit(of: .main)
        #expect(exit.code == 128)
        #expect(exit.startedAt == nil)
        #expect(exit.startError?.hasPrefix("exec: \"\(command)\"") == true)
    }

    @Test func aRelativeCommandResolvesInTheWorkingDirectory() async throws {
        let runtime = try ShimProgram.runtime()
        _ = try await runtime.start(ContainerSpec(command: ["bin/sh", "-c", "exit 9"]), as: .main)
        #expect(try await runtime.waitForExit(of: .main).code == 9)
    }

    @Test func aCommandBesideTheContainerSharesItsView() async throws {
        let runtime = try ShimProgram.runtime()
        var spec = ContainerSpec.shell("sleep 100")
        spec.hostname = "inside"
        spec.environment.append(EnvironmentVariable(name: "WORD", value: "well"))
        _ = try await runtime.start(spec, as: .main)
        let result = try await runtime.execute(
            ["sh", "-c", "echo $WORD; hostname; exit 4"], in: .main, timeoutSeconds: 10)
        #expect(result.exitCode == 4)
        #expect(result.output.hasPrefix("well\n"))
        if runtime.isIsolating { #expect(result.output == "well\ninside\n") }
        let slow = try await runtime.execute(["sleep", "100"], in: .main, timeoutSeconds: 0.1)
        #expect(slow.exitCode == nil)
        try runtime.send(SIGKILL, to: .main)
        _ = try await runtime.waitForExit(of: .main)
    }

    @Test func mountsAreSeenInsideAlone() async throws {
        let runtime = try ShimProgram.runtime()
        guard runtime.isIsolating else { return }
        let source = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
        try Data("content".utf8).write(to: source.appendingPathComponent("file"))
        let target = "/tmp/swiftlet-test-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: target) }
        let (exit, output) = try await runtime.run(
            "cat \(target)/file; echo; touch \(target)/new || exit 3; hostname", as: .main
        ) {
            $0.mounts = [ContainerMount(source: source.path, target: target, isReadOnly: true)]
        }
        #expect(exit.code == 3)
        #expect(output.hasPrefix("content\n"))
        #expect(!FileManager.default.fileExists(atPath: target + "/file"))
    }

    /// Nobody makes directories in `/sys`, root included; and few may in `/`.
    @Test(arguments: ["/sys/swiftlet-test/deep", "/swiftlet-test-root"])
    func mountPointsNeedNoWritableDirectory(target: String) async throws {
        let runtime = try ShimProgram.runtime()
        guard runtime.isIsolating else { return }
        defer { if geteuid() == 0 { rmdir(target) } }
        let source = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
        let script = "echo kept > \(target)/file && ls -d /sys/kernel /proc/self/fd /tmp && ls /usr/bin > /dev/null"
        let (exit, output) = try await runtime.run(script, as: .main) {
            $0.mounts = [ContainerMount(source: source.path, target: target, isReadOnly: false)]
        }
        #expect(exit.code == 0, "\(output)")
        #expect(FileManager.default.contents(atPath: source.path + "/file") == Data("kept\n".utf8))
    }

    @Test(.enabled(if: getuid() == 0 && access("/sys/fs/cgroup/memory", W_OK) == 0, "needs cgroups"))
    func whoTakesTooMuchMemoryIsKilled() async throws {
        let runtime = try ShimProgram.runtime()
        // Control groups are the machine's: another run of this test has its own only by another pod.
        let id = ContainerID(podUID: UUID().uuidString, name: "main", attempt: 0)
        let (exit, _) = try await runtime.run("", as: id) {
            $0.command = ["tail", "/dev/zero"]
            $0.resources.memoryLimitBytes = 16 << 20
        }
        #expect(exit.code == 137)
        #expect(exit.wasOutOfMemory)
        try runtime.removePod(id.podUID)
    }

    @Test(.enabled(if: getuid() == 0 && access("/sys/fs/cgroup/memory", W_OK) == 0, "needs cgroups"))
    func aRunningContainerGetsOtherLimits() async throws {
        let runtime = try ShimProgram.runtime()
        let id = ContainerID(podUID: UUID().uuidString, name: "main", attempt: 0)
        var spec = ContainerSpec(command: ["sleep", "600"], environment: [], workingDirectory: "/", hostname: "a")
        spec.resources.memoryLimitBytes = 64 << 20
        _ = try await runtime.start(spec, as: id)
        let limit = "/sys/fs/cgroup/memory/swiftlet/\(id.podUID)_main_0/memory.limit_in_bytes"
        #expect(FileManager.default.contents(atPath: limit) == Data("\(64 << 20)\n".utf8))
        try runtime.resize(id, to: ContainerResources(cpuLimitMilli: 100, memoryLimitBytes: 128 << 20))
        #expect(FileManager.default.contents(atPath: limit) == Data("\(128 << 20)\n".utf8))
        try await runtime.killContainers(of: id.podUID)
        try runtime.removePod(id.podUID)
    }

    @Test func removalLeavesNothing() async throws {
        let runtime = try ShimProgram.runtime()
        _ = try await runtime.run("true", as: .main)
        try runtime.removePod("pod")
        #expect(try runtime.containers(of: "pod").isEmpty)
        #expect(try runtime.pods().isEmpty)
    }

    private func commandLines() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.compactMap { pid in
            FileManager.default.contents(atPath: "/proc/\(pid)/cmdline").map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
