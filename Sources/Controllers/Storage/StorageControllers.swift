import ControllerRuntime

/// The controllers that bring claims and volumes together, keep them, and let them go.
public enum StorageControllers {
    /// All of them; they meet through the API alone.
    public static func all(_ environment: ControllerEnvironment) -> [any Controller] {
        [
            ClaimBindingController(environment), VolumeBindingController(environment),
            ClaimProtectionController(environment),
            VolumeProtectionController(environment), EphemeralVolumeController(environment),
            VolumeExpansionController(environment, .announcer),
            VolumeExpansionController(environment, .localPathResizer),
        ]
    }
}
