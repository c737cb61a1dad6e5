#if os(Linux)
    import Glibc

    /// Directories that live in memory: `emptyDir` with `medium: Memory`.
    public enum MemoryFilesystem {
        /// Mounts one at a directory unless that is done already. Whether it could be: only root can.
        public static func mount(at path: String, sizeBytes: Int?) -> Bool {
            guard geteuid() == 0 else { return false }
            if isMountPoint(path) { return true }
            let options = sizeBytes.map { "mode=0777,size=\($0)" } ?? "mode=0777"
            return Glibc.mount("tmpfs", path, "tmpfs", UInt(MS_NOSUID | MS_NODEV), options) == 0
        }

        /// Unmounts the directory if it is one.
        public static func unmount(_ path: String) {
            guard isMountPoint(path) else { return }
            umount2(path, Int32(MNT_DETACH))
        }

        /// Whether a directory is on another device than its parent.
        private static func isMountPoint(_ path: String) -> Bool {
            var here = stat()
            var above = stat()
            guard stat(path, &here) == 0, stat(path + "/..", &above) == 0 else { return false }
            return here.st_dev != above.st_dev
        }
    }
#endif
