import CContainerShim
import Foundation

@main
enum Main {
    static func main() async {
        // The same binary is the parent process of each container: small and quick, so decided before anything else.
        if CommandLine.arguments.dropFirst().first == "container-shim" {
            exit(swiftlet_container_shim(CommandLine.argc, CommandLine.unsafeArgv))
        }
        await Swiftlet.main()
    }
}
