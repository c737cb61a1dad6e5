import Foundation
#if canImport(Glibc)
    import Glibc
#endif
import ObjectModel

/// What the agent tells of the machine it runs on.
public enum Machine {
    static var hostname: String { ProcessInfo.processInfo.hostName.lowercased() }

    static var architecture: String {
        #if arch(x86_64)
            "amd64"
        #elseif arch(arm64)
            "arm64"
        #else
            "unknown"
        #endif
    }

    static var operatingSystem: String {
        #if os(macOS)
            "darwin"
        #else
            "linux"
        #endif
    }

    /// The resources of the whole machine; `directory` is where pods keep their files.
    static func capacity(maximumPods: Int, directory: String) -> [String: Quantity] {
        var disk = statvfs()
        let bytes = statvfs(directory, &disk) == 0 ? Int(disk.f_blocks) * Int(disk.f_frsize) : 0
        return [
            "cpu": Quantity(ProcessInfo.processInfo.processorCount),
            "memory": kibibytes(Int(clamping: ProcessInfo.processInfo.physicalMemory)),
            "ephemeral-storage": kibibytes(bytes),
            "pods": Quantity(maximumPods),
        ]
    }

    private static func kibibytes(_ bytes: Int) -> Quantity { Quantity(bytes / 1024 * 1024, format: .binarySI) }

    static func info(kubeletVersion: String, runtimeVersion: String) -> NodeSystemInfo {
        .make {
            $0.machineID = text(of: "/etc/machine-id")
            $0.systemUUID = text(of: "/sys/class/dmi/id/product_uuid")
            $0.bootID = text(of: "/proc/sys/kernel/random/boot_id")
            $0.kernelVersion = kernelVersion
            $0.osImage = ProcessInfo.processInfo.operatingSystemVersionString
            $0.containerRuntimeVersion = runtimeVersion
            $0.kubeletVersion = kubeletVersion
            $0.kubeProxyVersion = ""
        }
    }

    private static var kernelVersion: String {
        var name = utsname()
        guard uname(&name) == 0 else { return "" }
        return withUnsafeBytes(of: name.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// Empty where the file is not there or not ours to read.
    private static func text(of path: String) -> String {
        let bytes = FileManager.default.contents(atPath: path) ?? Data()
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The first IPv4 address that is not the machine's alone; 127.0.0.1 where there is none.
    public static var address: String {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return "127.0.0.1" }
        defer { freeifaddrs(list) }
        for entry in sequence(first: list, next: { $0?.pointee.ifa_next }) {
            guard let address = entry?.pointee.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET),
                Int32(bitPattern: entry?.pointee.ifa_flags ?? 0) & Int32(IFF_LOOPBACK) == 0
            else { continue }
            let bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { $0.pointee.sin_addr.s_addr }
            return withUnsafeBytes(of: bytes) { $0.map(String.init).joined(separator: ".") }
        }
        return "127.0.0.1"
    }
}
