/// Named bounds and constants of the scheduling rules.
public enum SchedulingLimits {
    /// Scores of one rule run from 0 to this, before weights.
    static let bestScore = 100
    /// What a container that requests no cpu counts for when nodes are compared, in thousandths of a cpu.
    static let unstatedMilliCPU = 100
    /// What a container that requests no memory counts for when nodes are compared, in bytes.
    static let unstatedMemory = 200 * 1024 * 1024
    /// Kinds of pods whose standing on nodes is remembered; all are forgotten beyond it.
    static let rememberedShapes = 1_024
}
