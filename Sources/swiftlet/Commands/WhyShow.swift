import ArgumentParser
import ClusterAccess
import ControllerRuntime
import Foundation
import ObjectCoding
import ObjectModel

struct WhyShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Say why an object is as it is: what is done next, and what is waited for.",
        discussion: """
            The answer comes from the plan that decides about the object; nothing is changed.

            EXAMPLES
              swiftlet why statefulset/web
              swiftlet why pod web-1 -n shop
              swiftlet why pvc/data-web-0 -o json
            """)

    enum Output: String, ExpressibleByArgument, CaseIterable {
        case json
        case text
    }

    @Argument(help: ArgumentHelp("The object: KIND/NAME or KIND NAME.", valueName: "object"))
    var object: [String]

    @Option(name: .shortAndLong, help: "The namespace of the object (default: that of the context).")
    var namespace: String?

    @Option(name: .shortAndLong, help: "How to print the answer.")
    var output: Output = .text

    @Option(help: ArgumentHelp("The kubeconfig to use (default: the one kubectl uses).", valueName: "file"))
    var kubeconfig: String?

    @Option(help: "The context of the kubeconfig (default: the current one).")
    var context: String?

    func validate() throws {
        guard parts != nil else { throw ValidationError("Name one object: KIND/NAME or KIND NAME.") }
    }

    private var parts: (kind: String, name: String)? {
        let parts = object.count == 1 ? object[0].split(separator: "/").map(String.init) : object
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains("/") }) else { return nil }
        return (parts[0], parts[1])
    }

    func run() async throws {
        try await Failure.reporting {
            guard let (kind, name) = parts else { return }
            let context = try KubeconfigFile.context(
                context, explicit: kubeconfig, environment: ProcessInfo.processInfo.environment)
            let path = [kind, namespace ?? context.namespace, name].map(Self.escaped).joined(separator: "/")
            let answer = try await ServerCall(context: context).get("/swiftlet/why/" + path)
            switch output {
            case .json: print(String(decoding: JSON.encodeIndented(answer), as: UTF8.self))
            case .text: print(ExplanationText(now: WallClock().now()).lines(answer).joined(separator: "\n"))
            }
        }
    }

    private static func escaped(_ part: String) -> String {
        part.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~")))
            ?? ""
    }
}
