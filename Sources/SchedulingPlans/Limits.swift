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
    /// Groups of pods that are counted per node for affinity and spreading; all are forgotten beyond it.
    static let rememberedGroups = 256
    /// Node labels whose values are remembered as domains; all are forgotten beyond it.
    static let rememberedTopologies = 64
    /// At how many nodes, out of those where it may help, preemption is thought through at least.
    static let preemptionCandidates = 100
    /// The same in percent of those nodes; the larger of both counts.
    static let preemptionCandidatePercent = 10
    /// How many nodes an explanation names per reason.
    static let explainedNodes = 5
}
