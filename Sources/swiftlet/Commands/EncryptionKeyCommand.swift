import ArgumentParser

struct EncryptionKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encryption-key", abstract: "Change the key that secrets are encrypted with on disk.",
        discussion: """
            The cluster must be stopped. Its next start encrypts everything with the new key.

            EXAMPLES
              swiftlet encryption-key rotate
              swiftlet up                       (encrypts anew)
              swiftlet down
              swiftlet encryption-key prune
            """, subcommands: [Rotate.self, Prune.self])

    struct Options: ParsableArguments {
        @OptionGroup var place: PlaceOptions

        @Option(help: ArgumentHelp("The file of the keys (default: in the data directory).", valueName: "file"))
        var encryptionKeys: String?

        /// With the data directory taken, so that no cluster runs.
        func change(_ body: (StoreEncryption) throws -> Void) async throws {
            try await Failure.reporting {
                let directory = DataDirectory(path: place.dataDir)
                let claim = try directory.take()
                try body(StoreEncryption(directory, keys: encryptionKeys))
                _ = consume claim
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a new key, which encrypts from the next start on; older keys are kept for reading.")

        @OptionGroup var options: Options

        func run() async throws {
            try await options.change { print("The next start encrypts with \(try $0.rotate()).") }
        }
    }

    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove the keys that nothing in the database is encrypted with any more.",
            discussion: "Older copies of the database can't be read without them.")

        @OptionGroup var options: Options

        func run() async throws {
            try await options.change { encryption in
                let names = try encryption.prune()
                print(names.isEmpty ? "There are no old keys." : "Removed \(names.joined(separator: ", ")).")
            }
        }
    }
}
