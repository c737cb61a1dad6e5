import ObjectModel

/// What flow control fills in.
extension Defaulting {
    static func applyFlowControl(to object: inout Fields) {
        object.updateObject("spec") { spec in
            if spec["priorityLevelConfiguration"] != nil, spec.int("matchingPrecedence") == 0 {
                spec["matchingPrecedence"] = 1000
            }
            spec.updateObject("limited") { limited in
                limited.setDefault("nominalConcurrencyShares", 30)
                limited.setDefault("lendablePercent", 0)
                limited.updateObject("limitResponse") { $0.updateObject("queuing", queuing) }
            }
            spec.updateObject("exempt") { exempt in
                exempt.setDefault("nominalConcurrencyShares", 0)
                exempt.setDefault("lendablePercent", 0)
            }
        }
    }

    private static func queuing(_ queuing: inout Fields) {
        for (field, value) in [("queues", 64), ("handSize", 8), ("queueLengthLimit", 50)]
        where queuing.int(field) == 0 {
            queuing[field] = .int(Int64(value))
        }
    }
}
