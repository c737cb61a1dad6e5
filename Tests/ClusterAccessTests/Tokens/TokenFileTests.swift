import ClusterAccess
import Testing

@Suite struct TokenFileTests {
    private func failure(_ text: String) -> String? {
        let error = #expect(throws: AccessError.self) { try TokenFile(text: text, path: "tokens.csv") }
        #expect(error?.code == .malformed)
        #expect(error?.advice.isEmpty == false)
        return error?.message
    }

    @Test func linesBecomeOwners() throws {
        let text = "\nt1,alice,1001,\"dev,ops\"\r\n\nt2, bob ,1002\n\"t,3\",\"ca\"\"rol\",,one\n\"t\n4\",dave,4,\"\""
        let file = try TokenFile(text: text, path: "tokens.csv")
        #expect(file.count == 4)
        #expect(file.owner(of: "t1") == TokenFile.Owner(user: "alice", uid: "1001", groups: ["dev", "ops"]))
        #expect(file.owner(of: "t2") == TokenFile.Owner(user: " bob ", uid: "1002", groups: []))
        #expect(file.owner(of: "t,3") == TokenFile.Owner(user: "ca\"rol", uid: "", groups: ["one"]))
        #expect(file.owner(of: "t\n4") == TokenFile.Owner(user: "dave", uid: "4", groups: []))
        for unknown in ["", "t", "T1", "t1 ", "alice"] { #expect(file.owner(of: unknown) == nil) }
    }

    @Test func anEmptyFileHasNoTokens() throws {
        #expect(try TokenFile(text: "", path: "x").count == 0)
        #expect(try TokenFile(text: "\u{FEFF}\r\n\n", path: "x").count == 0)
    }

    @Test func errorsNameTheLine() {
        #expect(
            failure("a,b,c\n\nx,y\n")
                == "line 3 of the token file tokens.csv needs at least 3 columns (token, user, uid) and has 2")
        #expect(failure("a,b,c\n,u,1\n") == "line 2 of the token file tokens.csv has no token")
        #expect(failure("a,,1\n") == "line 1 of the token file tokens.csv has no user")
        #expect(failure("a,b,c\nd,e,f\na,g,h\n") == "line 3 of the token file tokens.csv has the token of line 1 again")
        #expect(failure("a,b,c, \"g\"\n")?.hasPrefix("line 1 of the token file tokens.csv has a quote inside") == true)
        #expect(failure("\n\"a\"b,c,d\n")?.hasPrefix("line 2 of the token file tokens.csv goes on after") == true)
        let unclosed = failure("a,b,c\nd,e,f,\"g\nh\n")
        #expect(unclosed?.hasPrefix("line 2 of the token file tokens.csv has a quote that") == true)
    }

    @Test func aMissingFileIsNamed() {
        let error = #expect(throws: AccessError.self) { try TokenFile(path: "/nowhere/tokens.csv") }
        #expect(error?.code == .file)
        #expect(error?.message.contains("/nowhere/tokens.csv") == true)
    }
}
