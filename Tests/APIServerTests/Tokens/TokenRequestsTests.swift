import APIClient
import APIServer
import ClusterAccess
import ObjectCoding
import ObjectModel
import TestKit
import Testing

/// Tokens of service accounts: what is granted, and what they are worth.
@Suite struct TokenRequestsTests {
    private static let account: Value = [
        "apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "robot"],
    ]
    private static let path = "/api/v1/namespaces/default/serviceaccounts/robot/token"
    private static let reviews = "/apis/authentication.k8s.io/v1/tokenreviews"

    private func request(_ spec: Value) -> Value {
        ["apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": spec]
    }

    private func review(_ token: String, audiences: [Value] = []) -> Value {
        [
            "apiVersion": "authentication.k8s.io/v1", "kind": "TokenReview",
            "spec": ["token": .string(token), "audiences": .array(audiences)],
        ]
    }

    private func withAccount(_ body: (TestServer, TestConnection) async throws -> Void) async throws {
        try await TestServer.run { server in
            try await server.create(Self.account, TestServer.resource("serviceaccounts"))
            try await body(server, try await TestConnection.open(server))
        }
    }

    private func token(_ client: TestConnection, _ spec: Value = [:]) async throws -> String {
        let answer = try await client.request("POST", Self.path, object: request(spec))
        #expect(answer.status == 201, "\(answer.text)")
        return answer.tree["status"]?["token"]?.stringValue ?? ""
    }

    @Test func aTokenIsItsAccountAndGoesWithIt() async throws {
        try await withAccount { server, client in
            let token = try await token(client)
            let found = try await client.request("POST", Self.reviews, object: review(token)).tree["status"]
            #expect(found?["authenticated"] == true)
            #expect(found?["user"]?["username"] == "system:serviceaccount:default:robot")
            try await server.client.delete(ServiceAccount.self, namespace: "default", name: "robot")
            let gone = try await client.request("POST", Self.reviews, object: review(token)).tree["status"]
            #expect(gone?["authenticated"] == nil)
            #expect(gone?["error"] == #"[invalid bearer token, serviceaccounts "robot" not found]"#)
        }
    }

    @Test(arguments: [
        (
            "namespace", 400,
            "the namespace of the provided object does not match the namespace sent on the request"
        ),
        (
            "name", 422,
            #"TokenRequest.authentication.k8s.io "robot" is invalid: metadata.name: Invalid value: "other": "#
                + "must match the service account name if specified"
        ),
    ])
    func aRequestNamesTheAccountItIsSentTo(_ field: String, _ status: Int, _ message: String) async throws {
        try await withAccount { _, client in
            var asked = request([:]).objectValue ?? Fields()
            asked["metadata"] = .object(Fields([(field, Value.string("other"))]))
            let answer = try await client.request("POST", Self.path, object: .object(asked))
            #expect(answer.status == status)
            #expect(answer.tree["message"]?.stringValue == message)
        }
    }

    /// A connection remembers whose header it saw last, not that it is still worth something.
    @Test func everyRequestOfAConnectionIsAskedForItsToken() async throws {
        try await withAccount { server, client in
            let token = try await token(client)
            func who(_ token: String?) async throws -> String {
                let answer = try await client.request("GET", "/api/v1/namespaces", token: token)
                return answer.tree["message"]?.stringValue ?? String(answer.status)
            }
            let robot = #"User "system:serviceaccount:default:robot" cannot list"#
            #expect(try await who(token).contains(robot))
            #expect(try await who(token).contains(robot))
            #expect(try await who(TestServer.token) == "200")
            #expect(try await who(nil).contains(#"User "system:anonymous" cannot list"#))
            #expect(try await who(token).contains(robot))
            try await server.client.delete(ServiceAccount.self, namespace: "default", name: "robot")
            #expect(try await who(token) == "Unauthorized")
            #expect(try await who(TestServer.token) == "200")
        }
    }

    @Test func audiencesAreChecked() async throws {
        try await withAccount { _, client in
            let token = try await token(client, ["audiences": ["vault"]])
            let mine = try await client.request("POST", Self.reviews, object: review(token, audiences: ["vault", "x"]))
            #expect(mine.tree["status"]?["audiences"] == ["vault"])
            let other = try await client.request("POST", Self.reviews, object: review(token)).tree["status"]
            #expect(
                other?["error"]?.stringValue
                    == #"[invalid bearer token, token audiences ["vault"] is invalid for the target audiences "#
                    + #"["https://kubernetes.default.svc.cluster.local"]]"#)
            #expect(try await client.request("GET", "/api/v1/namespaces", token: token).status == 401)
        }
    }

    @Test func aBoundTokenGoesWithWhatItIsBoundTo() async throws {
        try await withAccount { server, client in
            let secret: Value = ["apiVersion": "v1", "kind": "Secret", "metadata": ["name": "s"]]
            try await server.create(secret, TestServer.resource("secrets"))
            let bound: Value = ["apiVersion": "v1", "kind": "Secret", "name": "s"]
            let token = try await token(client, ["boundObjectRef": bound])
            let before = try await client.request("POST", Self.reviews, object: review(token)).tree["status"]
            #expect(before?["authenticated"] == true)
            try await server.client.delete(Secret.self, namespace: "default", name: "s")
            let after = try await client.request("POST", Self.reviews, object: review(token)).tree["status"]
            #expect(after?["error"] == "[invalid bearer token, service account token has been invalidated]")
        }
    }

    @Test(arguments: [
        (
            ["kind": "Deployment", "apiVersion": "apps/v1", "name": "d"] as Value, 400,
            "cannot bind token to object of type apps/v1, Kind=Deployment"
        ),
        (["kind": "Pod", "apiVersion": "v1", "name": "p"] as Value, 404, #"pods "p" not found"#),
        (
            ["kind": "Secret", "apiVersion": "v1", "name": "s", "uid": "other"] as Value, 409,
            #"Operation cannot be fulfilled on Secret "s": the UID in the bound object reference (other) does not "#
                + "match the UID in record. The object might have been deleted and then recreated"
        ),
    ]) func whatCanNotBeBoundIsTold(reference: Value, status: Int, message: String) async throws {
        try await withAccount { server, client in
            let secret: Value = ["apiVersion": "v1", "kind": "Secret", "metadata": ["name": "s"]]
            try await server.create(secret, TestServer.resource("secrets"))
            let answer = try await client.request("POST", Self.path, object: request(["boundObjectRef": reference]))
            #expect(answer.status == status)
            #expect(answer.tree["message"]?.stringValue == message)
        }
    }

    private static let pod: Value = [
        "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "p", "finalizers": ["example.com/wait"]],
        "spec": [
            "serviceAccountName": "robot", "nodeName": "ghost", "terminationGracePeriodSeconds": 30,
            "containers": [["name": "c", "image": "i"]],
        ],
    ]
    private static let boundToPod: Value = ["apiVersion": "v1", "kind": "Pod", "name": "p"]

    /// A program that is told to end has its time of grace for saying so.
    @Test func aTokenOutlivesTheBeginningOfTheDeletionOfItsPod() async throws {
        let clock = ManualClock(TestServer.now)
        try await TestServer.run(configure: { $0.environment.now = { clock.now() } }) { server in
            try await server.create(Self.account, TestServer.resource("serviceaccounts"))
            try await server.create(Self.pod, TestServer.resource("pods"))
            let client = try await TestConnection.open(server)
            let token = try await token(client, ["boundObjectRef": Self.boundToPod])
            try await server.client.delete(Pod.self, namespace: "default", name: "p")
            let pod = try await client.request("GET", "/api/v1/namespaces/default/pods/p").tree
            #expect(pod["metadata"]?["deletionTimestamp"] != nil)
            func found() async throws -> Value? {
                try await client.request("POST", Self.reviews, object: review(token)).tree["status"]
            }
            #expect(try await found()?["authenticated"] == true)
            clock.advance(seconds: 89)
            #expect(try await found()?["authenticated"] == true)
            clock.advance(seconds: 3)
            #expect(
                try await found()?["error"] == "[invalid bearer token, service account token has been invalidated]")
        }
    }

    @Test func theNodeOfThePodIsNamedEvenIfItIsNotThere() async throws {
        try await withAccount { server, client in
            try await server.create(Self.pod, TestServer.resource("pods"))
            let token = try await token(client, ["boundObjectRef": Self.boundToPod])
            let user = try await client.request("POST", Self.reviews, object: review(token)).tree["status"]?["user"]
            #expect(user?["extra"]?["authentication.kubernetes.io/node-name"] == ["ghost"])
            #expect(user?["extra"]?["authentication.kubernetes.io/node-uid"] == nil)
        }
    }

    @Test func theTokenOfAPodIsGoodForLongerThanItSays() async throws {
        try await withAccount { server, client in
            try await server.create(Self.pod, TestServer.resource("pods"))
            func years(_ spec: Value) async throws -> Int {
                let claims = try Self.claims(try await token(client, spec))
                let seconds = (claims["exp"]?.intValue ?? 0) - (claims["iat"]?.intValue ?? 0)
                let stale = claims["kubernetes.io"]?["warnafter"]?.intValue
                #expect(stale == (seconds > 4000 ? (claims["iat"]?.intValue ?? 0) + 3607 : nil))
                return seconds / (365 * 24 * 3600)
            }
            #expect(try await years(["boundObjectRef": Self.boundToPod, "expirationSeconds": 3607]) == 1)
            #expect(try await years(["boundObjectRef": Self.boundToPod, "expirationSeconds": 3600]) == 0)
            #expect(try await years(["expirationSeconds": 3607]) == 0)
            let elsewhere: Value = [
                "boundObjectRef": Self.boundToPod, "expirationSeconds": 3607, "audiences": ["vault"],
            ]
            #expect(try await years(elsewhere) == 0)
        }
    }

    private static func claims(_ token: String) throws -> Value {
        var part = token.split(separator: ".")[1].replacing("-", with: "+").replacing("_", with: "/")
        while part.count % 4 != 0 { part += "=" }
        return try JSON.parse(try #require(Base64.decode(String(part))))
    }

    /// A Secret with a token that does not end.
    private func secret(_ tokens: ServiceAccountTokens, uid: String) throws -> (object: Value, token: String) {
        let token = LegacyAccountToken(
            namespace: "default", serviceAccount: .init(name: "robot", uid: uid), secret: "old")
        let text = try tokens.issue(token)
        let object: Value = [
            "apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/service-account-token",
            "metadata": ["name": "old", "annotations": ["kubernetes.io/service-account.name": "robot"]],
            "stringData": ["token": .string(text)],
        ]
        return (object, text)
    }

    @Test func aTokenOfASecretMayBeMarkedInvalid() async throws {
        let tokens = ServiceAccountTokens()
        try await TestServer.run(tokens: tokens) { server in
            let account = try await server.create(Self.account, TestServer.resource("serviceaccounts"))
            let (secret, token) = try secret(tokens, uid: account.at("metadata", "uid")?.stringValue ?? "")
            try await server.create(secret, TestServer.resource("secrets"))
            let client = try await TestConnection.open(server)
            func status() async throws -> Value? {
                try await client.request("POST", Self.reviews, object: review(token)).tree["status"]
            }
            #expect(try await status()?["authenticated"] == true)
            let mark: Value = ["metadata": ["labels": ["kubernetes.io/legacy-token-invalid-since": "2027-01-15"]]]
            let patched = try await client.request(
                "PATCH", "/api/v1/namespaces/default/secrets/old",
                headers: [("Content-Type", "application/merge-patch+json")], object: mark)
            #expect(patched.status == 200)
            #expect(
                try await status()?["error"]?.stringValue?.contains(
                    "the token in secret default/old for service account default/robot has been marked invalid. Use "
                        + "tokens from the TokenRequest API") == true)
        }
    }

    @Test func aReviewKeepsTheNameThatItWasGiven() async throws {
        try await withAccount { _, client in
            var question = review(TestServer.token)
            question["metadata"] = ["name": "mine"]
            let answer = try await client.request("POST", Self.reviews, object: question).tree
            #expect(answer["metadata"] == ["name": "mine"])
        }
    }

    @Test func anotherAccountOfThatNameIsNotMeant() async throws {
        try await withAccount { _, client in
            func ask(_ uid: String) async throws -> TestResponse {
                let body: Value = ["metadata": ["uid": .string(uid)], "spec": [:]]
                return try await client.request("POST", Self.path, object: body)
            }
            let account = try await client.request("GET", "/api/v1/namespaces/default/serviceaccounts/robot").tree
            let uid = account["metadata"]?["uid"]?.stringValue ?? ""
            #expect(try await ask(uid).status == 201)
            let refused = try await ask("other")
            #expect(refused.status == 409)
            #expect(
                refused.tree["message"]?.stringValue
                    == #"Operation cannot be fulfilled on TokenRequest.authentication.k8s.io "robot": the UID in the "#
                    + "token request (other) does not match the UID of the service account (\(uid))")
        }
    }

    @Test func othersMayLearnTheKeys() async throws {
        try await withAccount { _, client in
            let configuration = try await client.request("GET", "/.well-known/openid-configuration")
            #expect(configuration.tree["issuer"] == "https://kubernetes.default.svc.cluster.local")
            #expect(configuration["Cache-Control"] == "public, max-age=3600")
            let keys = try await client.request("GET", "/openid/v1/jwks")
            #expect(keys["Content-Type"] == "application/jwk-set+json")
            #expect(keys.tree["keys"]?.arrayValue?.count == 1)
        }
    }

    @Test func machinesJoinByTokens() async throws {
        try await TestServer.run(hasPolicy: true) { server in
            let secret: Value = [
                "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "bootstrap-token-abcdef"],
                "type": "bootstrap.kubernetes.io/token",
                "stringData": [
                    "token-id": "abcdef", "token-secret": "0123456789abcdef", "usage-bootstrap-authentication": "true",
                ],
            ]
            try await server.create(secret, TestServer.resource("secrets"), namespace: "kube-system")
            let client = try await TestConnection.open(server)
            let who = "/apis/authentication.k8s.io/v1/selfsubjectreviews"
            func ask(_ token: String) async throws -> TestResponse {
                try await client.send(
                    TestConnection.bytes(
                        "POST", who, headers: [("Content-Type", "application/json")],
                        body: Array(#"{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}"#.utf8),
                        token: token))
                return try await client.response(hasBody: true)
            }
            let info = try await ask("abcdef.0123456789abcdef").tree["status"]?["userInfo"]
            #expect(info?["username"] == "system:bootstrap:abcdef")
            #expect(info?["groups"] == ["system:bootstrappers", "system:authenticated"])
            #expect(try await ask("abcdef.0123456789abcdee").status == 401)
        }
    }
}
