/// The bounds of certificates, tokens and kubeconfigs.
enum AccessLimits {
    static let secondsPerDay: Int64 = 86_400
    /// Life of the certificate authority, in seconds: ten years.
    static let authoritySeconds = 3650 * secondsPerDay
    /// Life of every other certificate, in seconds: a year, as kubeadm's.
    static let leafSeconds = 365 * secondsPerDay
    /// Life of a certificate that is signed for a CertificateSigningRequest without a wish for less, in seconds, and
    /// the shortest that is granted (Kubernetes' `--cluster-signing-duration`, and its lower bound).
    static let signedSeconds = 365 * secondsPerDay
    static let shortestSignedSeconds: Int64 = 600
    /// How far the beginning of those is put back, in seconds, and the life below which the end stays where it was
    /// asked for.
    static let signedBackdatingSeconds: Int64 = 300
    static let shortLifeSeconds: Int64 = 8 * 3600
    /// A certificate with less than this left, in seconds, is issued anew.
    static let renewalSeconds = 30 * secondsPerDay
    /// How far a certificate's beginning is put back, in seconds, for clients whose clocks are late.
    static let backdatingSeconds: Int64 = 3600
    /// Bytes of a key that encrypts objects on disk (AES-256), and of its name.
    static let encryptionKeyBytes = 32
    static let keyNameBytes = 64
    /// Bytes of a certificate, key or token file.
    static let fileBytes = 1 << 20
    /// Bytes of a kubeconfig; those of large fleets have a few megabytes.
    static let kubeconfigBytes = 32 << 20
    /// Names that a serving certificate may be asked to hold.
    static let servingNames = 256
    /// Bytes of a service account token.
    static let tokenBytes = 16 << 10
    /// Service account tokens whose signature is remembered to be right; twice as many at most.
    static let rememberedTokens = 10_000
    /// Seconds by which the clocks of issuer and verifier of a token may differ.
    static let tokenLeewaySeconds = 60.0
    /// How often a kubeconfig's lock is tried.
    static let lockAttempts = 20
    /// Microseconds between two attempts.
    static let lockPauseMicroseconds: UInt32 = 50_000
    /// Symbolic links followed from one kubeconfig path; Linux itself follows as many.
    static let symbolicLinks = 40
}
