import ObjectModel

extension Defaulting {
    static func customResourceDefinition(_ definition: inout Fields) {
        definition.updateObject("spec") { spec in
            spec.updateObject("names") { names in
                let kind = names.string("kind")
                guard !kind.isEmpty else { return }
                names.setDefault("singular", .string(kind.lowercased()))
                names.setDefault("listKind", .string(kind + "List"))
            }
            spec.updateOrAddObject("conversion") { conversion in
                conversion.setDefaultText("strategy", "None")
                conversion.updateObject("webhook") { hook in
                    hook.updateObject("clientConfig", webhookClient)
                }
            }
        }
    }

    static func apiService(_ service: inout Fields) {
        service.updateObject("spec", webhookClient)
    }
}
