import Foundation
import ObjectStore
import ObjectTree

// Writes to a store until it is killed, and says on standard output, a line at a time, what it sends and what it is
// answered: `StoreCrashWriter <database> <seed> <first sequence number>`. The crash tests compare that with what they
// find on disk.
//
//     send <key> <number> put|beat|delete
//     done <key> <number> <revision>
//     fail <key> <number> <error>
//
// An object says by itself whether it is whole: its text repeats its name and number.

/// One line in one write(2), so that it is either out or not when the program dies.
@Sendable func say(_ line: String) {
    var bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, &bytes, bytes.count)
}

struct Sequence {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}

/// Writes to keys that are its own: one to three at a time, without waiting for the one before.
struct Writer: Sendable {
    let store: LocalObjectStore
    let name: Int
    let seed: UInt64
    let first: Int

    func run() async {
        var random = Sequence(seed: seed &* 1000 &+ UInt64(name))
        var number = first
        while true {
            for _ in 0..<random.next(below: 3) {
                number += 1
                let (write, number) = (next(&random, number), number)
                store.commit(write) { report(write.key, number, $0) }
            }
            number += 1
            let (write, last) = (next(&random, number), number)
            await withCheckedContinuation { continuation in
                store.commit(write) { result in
                    report(write.key, last, result)
                    continuation.resume()
                }
            }
        }
    }

    private func next(_ random: inout Sequence, _ number: Int) -> Write {
        let key = ObjectKey(resource: "things", namespace: "n\(name % 3)", name: "w\(name)-\(random.next(below: 15))")
        let isThere = store.newest(key) != nil
        let copies = random.next(below: 20) == 0 ? 2000 : random.next(below: 60)
        let object: Value = [
            "apiVersion": "v1", "kind": "Thing", "metadata": ["name": .string(key.name)], "number": .int(Int64(number)),
            "copies": .int(Int64(copies)), "text": .string(String(repeating: "\(key.name)#\(number);", count: copies)),
        ]
        switch random.next(below: 10) {
        case 0...1 where isThere:
            say("send \(key) \(number) delete")
            return Write(key: key, precondition: nil, operation: .delete(object))
        case 2...4:
            say("send \(key) \(number) beat")
            return Write(key: key, precondition: nil, operation: .put(object), isLazy: true)
        default:
            say("send \(key) \(number) put")
            return Write(key: key, precondition: nil, operation: .put(object))
        }
    }

    private func report(_ key: ObjectKey, _ number: Int, _ result: Result<StoredObject, StoreError>) {
        switch result {
        case .success(let stored): say("done \(key) \(number) \(stored.revision)")
        case .failure(let error): say("fail \(key) \(number) \(error)")
        }
    }
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let seed = UInt64(arguments[2]), let first = Int(arguments[3]) else {
    FileHandle.standardError.write(Data("usage: StoreCrashWriter <database> <seed> <first sequence number>\n".utf8))
    exit(2)
}
let store = try LocalObjectStore(
    log: try SQLiteLog(path: arguments[1], checkpointPages: 100), lazySeconds: 0.02)
await withTaskGroup { group in
    for name in 0..<8 {
        let writer = Writer(store: store, name: name, seed: seed, first: first)
        group.addTask { await writer.run() }
    }
}
