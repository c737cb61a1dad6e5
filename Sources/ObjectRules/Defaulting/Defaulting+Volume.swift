import ObjectModel

extension Defaulting {
    /// 0644: the mode of files made from configuration.
    private static let fileMode: Value = 420

    /// A volume of a pod; one that names no source is an empty directory.
    static func volume(_ volume: inout Fields) {
        if volume.entries.allSatisfy({ $0.key == "name" }) { volume["emptyDir"] = .emptyObject }
        volumeSource(&volume)
        volume.updateObject("secret") { $0.setDefault("defaultMode", fileMode) }
        volume.updateObject("configMap") { $0.setDefault("defaultMode", fileMode) }
        volume.updateObject("downwardAPI") { source in
            source.setDefault("defaultMode", fileMode)
            downwardFiles(&source)
        }
        volume.updateObject("projected", projected)
        volume.updateObject("image") { source in
            source.setDefault("pullPolicy", pullPolicy(image: source.string("reference")))
        }
        volume.updateObject("ephemeral") { source in
            source.updateObject("volumeClaimTemplate") { template in
                template.setDefault("metadata", .emptyObject)
                template.updateOrAddObject("spec", claimSpec)
            }
        }
    }

    /// Sources that pods and persistent volumes have in common.
    static func volumeSource(_ source: inout Fields) {
        source.updateObject("hostPath") { $0.setDefault("type", "") }
        source.updateObject("iscsi") { $0.setDefault("iscsiInterface", "default") }
        source.updateObject("rbd") { rbd in
            rbd.setDefault("pool", "rbd")
            rbd.setDefault("user", "admin")
            rbd.setDefault("keyring", "/etc/ceph/keyring")
        }
        source.updateObject("azureDisk") { disk in
            disk.setDefault("cachingMode", "ReadWrite")
            disk.setDefault("kind", "Shared")
            disk.setDefault("fsType", "ext4")
            disk.setDefault("readOnly", false)
        }
        source.updateObject("scaleIO") { volume in
            volume.setDefault("storageMode", "ThinProvisioned")
            volume.setDefault("fsType", "xfs")
        }
    }

    private static func projected(_ volume: inout Fields) {
        volume.setDefault("defaultMode", fileMode)
        volume.updateObjects("sources") { source in
            source.updateObject("serviceAccountToken") { $0.setDefault("expirationSeconds", 3600) }
            source.updateObject("downwardAPI", downwardFiles)
        }
    }

    private static func downwardFiles(_ source: inout Fields) {
        source.updateObjects("items") { item in
            item.updateObject("fieldRef", fieldSelector)
            item.updateObject("resourceFieldRef", resourceSelector)
        }
    }
}
