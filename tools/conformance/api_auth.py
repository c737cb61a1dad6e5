"""Service accounts, tokens, reviews, certificates, roles."""
import base64
import json
import subprocess
import tempfile

from harness import conformance
from rest import JSON_PATCH, MERGE, STRATEGIC, Rest, ok, refused

AUTHN = "/apis/authentication.k8s.io/v1/"
AUTHZ = "/apis/authorization.k8s.io/v1/"
RBAC = "/apis/rbac.authorization.k8s.io/v1/"
CSR = "/apis/certificates.k8s.io/v1/certificatesigningrequests"


def ns(t):
    return f"/api/v1/namespaces/{t.namespace}"


def token(t, account="default", **spec):
    found = ok(Rest(t).post(f"{ns(t)}/serviceaccounts/{account}/token", {"spec": spec}))
    return found["status"]["token"], found


def claims(text):
    part = text.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def account_ready(t):
    t.eventually(lambda: Rest(t).get(ns(t) + "/serviceaccounts/default").status == 200)


@conformance("[sig-auth] ServiceAccounts should guarantee kube-root-ca.crt exist in any namespace")
def root_certificate(t):
    rest, path = Rest(t), ns(t) + "/configmaps/kube-root-ca.crt"
    first = t.eventually(lambda: rest.get(path).status == 200 and rest.get(path).body)
    assert "-----BEGIN CERTIFICATE-----" in first["data"]["ca.crt"]
    ok(rest.delete(path))
    t.eventually(lambda: rest.get(path).status == 200 and rest.get(path).body["metadata"]["uid"] !=
                 first["metadata"]["uid"])
    ok(rest.patch(path, {"data": {"ca.crt": ""}}))
    t.eventually(lambda: rest.get(path).body["data"] == first["data"])


@conformance("[sig-auth] ServiceAccounts should mount an API token into pods (the API's part)")
def mounts(t):
    account_ready(t)
    pod = ok(Rest(t).post(ns(t) + "/pods", {"metadata": {"name": "p"}, "spec": {"schedulerName": "manual",
                          "containers": [{"name": "c", "image": "i"}]}}))
    volume = pod["spec"]["volumes"][0]
    sources = volume["projected"]["sources"]
    assert sources[0] == {"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}}, sources
    assert sources[1]["configMap"]["name"] == "kube-root-ca.crt"
    assert sources[2]["downwardAPI"]["items"][0]["fieldRef"]["fieldPath"] == "metadata.namespace"
    assert pod["spec"]["containers"][0]["volumeMounts"][0]["mountPath"] == "/var/run/secrets/kubernetes.io/serviceaccount"
    assert pod["spec"]["serviceAccountName"] == "default" and pod["spec"]["serviceAccount"] == "default"


@conformance("[sig-auth] ServiceAccounts should allow opting out of API token automount")
def opt_out(t):
    account_ready(t)
    rest = Rest(t)
    ok(rest.post(ns(t) + "/serviceaccounts", {"metadata": {"name": "no"}, "automountServiceAccountToken": False}))
    ok(rest.post(ns(t) + "/serviceaccounts", {"metadata": {"name": "yes"}, "automountServiceAccountToken": True}))
    for account in ("default", "no", "yes"):
        for spec in (None, True, False):
            body = {"schedulerName": "manual", "serviceAccountName": account,
                    "containers": [{"name": "c", "image": "i"}]}
            if spec is not None:
                body["automountServiceAccountToken"] = spec
            pod = ok(rest.post(ns(t) + "/pods", {"metadata": {"generateName": "p-"}, "spec": body}))
            expected = spec if spec is not None else account != "no"
            assert bool(pod["spec"].get("volumes")) == expected, (account, spec)
    refused(rest.post(ns(t) + "/pods", {"metadata": {"name": "x"}, "spec": {"serviceAccountName": "none", "containers": [
        {"name": "c", "image": "i"}]}}), 403, "Forbidden",
        f'error looking up service account {t.namespace}/none: serviceaccount "none" not found')


@conformance("[sig-auth] ServiceAccounts TokenRequest: audiences, expiry, bound objects")
def tokens(t):
    account_ready(t)
    rest = Rest(t)
    text, found = token(t)
    assert found["kind"] == "TokenRequest" and found["spec"]["expirationSeconds"] == 3600
    body = claims(text)
    assert body["sub"] == f"system:serviceaccount:{t.namespace}:default" and body["aud"] == found["spec"]["audiences"]
    assert body["kubernetes.io"]["serviceaccount"]["name"] == "default" and body["exp"] - body["iat"] == 3600
    assert body["jti"] and body["iss"], body
    answer = rest.token(text).get(ns(t) + "/configmaps")
    refused(answer, 403, "Forbidden", f'User "system:serviceaccount:{t.namespace}:default" cannot list resource '
            f'"configmaps" in API group "" in the namespace "{t.namespace}"')
    other, _ = token(t, audiences=["other"], expirationSeconds=600)
    assert rest.token(other).get("/api").status == 401
    refused(rest.post(ns(t) + "/serviceaccounts/default/token", {"spec": {"expirationSeconds": 60}}), 422, "Invalid",
            "spec.expirationSeconds", "may not specify a duration less than 10 minutes")
    ok(rest.post(ns(t) + "/secrets", {"metadata": {"name": "s"}}))
    bound, found = token(t, boundObjectRef={"apiVersion": "v1", "kind": "Secret", "name": "s"})
    assert claims(bound)["kubernetes.io"]["secret"]["name"] == "s"
    assert rest.token(bound).get("/api").status == 200
    ok(rest.delete(ns(t) + "/secrets/s"))
    t.eventually(lambda: rest.token(bound).get("/api").status == 401)
    refused(rest.post(ns(t) + "/serviceaccounts/default/token", {"spec": {"boundObjectRef": {
        "apiVersion": "v1", "kind": "Pod", "name": "none"}}}), 404, "NotFound")
    refused(rest.post(ns(t) + "/serviceaccounts/none/token", {"spec": {}}), 404, "NotFound")


@conformance("[sig-auth] ServiceAccounts TokenReview of tokens of all sorts")
def token_review(t):
    account_ready(t)
    rest = Rest(t)
    text, _ = token(t)
    found = ok(rest.post(AUTHN + "tokenreviews", {"spec": {"token": text}}))
    status = found["status"]
    assert status["authenticated"] is True and status["audiences"], status
    assert status["user"]["username"] == f"system:serviceaccount:{t.namespace}:default"
    assert set(status["user"]["groups"]) == {"system:serviceaccounts", f"system:serviceaccounts:{t.namespace}",
                                             "system:authenticated"}
    assert "authentication.kubernetes.io/credential-id" in status["user"]["extra"], status["user"]
    other, _ = token(t, audiences=["other"])
    status = ok(rest.post(AUTHN + "tokenreviews", {"spec": {"token": other}}))["status"]
    assert not status.get("authenticated") and status["error"], status
    status = ok(rest.post(AUTHN + "tokenreviews", {"spec": {"token": other, "audiences": ["other", "x"]}}))["status"]
    assert status["authenticated"] and status["audiences"] == ["other"], status
    status = ok(rest.post(AUTHN + "tokenreviews", {"spec": {"token": "nonsense"}}))["status"]
    assert not status.get("authenticated"), status
    refused(rest.post(AUTHN + "tokenreviews", {"spec": {}}), 400, "BadRequest", "token is required for TokenReview")


@conformance("[sig-auth] SubjectReview should support SubjectReview API operations")
def subject_review(t):
    account_ready(t)
    rest = Rest(t)
    user = f"system:serviceaccount:{t.namespace}:default"
    group = ["system:authenticated", "system:serviceaccounts", f"system:serviceaccounts:{t.namespace}"]
    attributes = {"verb": "list", "resource": "configmaps", "namespace": t.namespace, "version": "v1"}
    body = {"spec": {"user": user, "groups": group, "resourceAttributes": attributes}}
    found = ok(rest.post(AUTHZ + "subjectaccessreviews", body))
    assert found["status"]["allowed"] is False, found
    path = f"{AUTHZ}namespaces/{t.namespace}/localsubjectaccessreviews"
    found = ok(rest.post(path, {"metadata": {"namespace": t.namespace}, **body}))
    assert found["status"]["allowed"] is False
    ok(rest.post(f"{RBAC}namespaces/{t.namespace}/rolebindings", {"metadata": {"name": "b"}, "roleRef": {
        "apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"}, "subjects": [
            {"kind": "ServiceAccount", "name": "default", "namespace": t.namespace}]}))
    found = t.eventually(lambda: (lambda b: b["status"]["allowed"] and b)(ok(
        rest.post(AUTHZ + "subjectaccessreviews", body))))
    assert found["status"]["reason"] == (f'RBAC: allowed by RoleBinding "b/{t.namespace}" of ClusterRole "view" to '
                                         f'ServiceAccount "default/{t.namespace}"'), found["status"]
    text, _ = token(t)
    mine = ok(rest.token(text).post(AUTHZ + "selfsubjectaccessreviews", {"spec": {"resourceAttributes": attributes}}))
    assert mine["status"]["allowed"] is True
    ok(rest.token(text).get(ns(t) + "/configmaps"))
    refused(rest.post(path, {"spec": {"user": "u", "resourceAttributes": {**attributes, "namespace": "other"}}}), 422,
            "Invalid", "must match metadata.namespace")
    refused(rest.post(AUTHZ + "subjectaccessreviews", {"spec": {"user": "u"}}), 422, "Invalid",
            "exactly one of nonResourceAttributes or resourceAttributes must be specified")
    rules = ok(rest.token(text).post(AUTHZ + "selfsubjectrulesreviews", {"spec": {"namespace": t.namespace}}))
    assert any("configmaps" in each["resources"] for each in rules["status"]["resourceRules"])
    assert rules["status"]["incomplete"] is False, rules["status"]


@conformance("[sig-auth] SelfSubjectReview should support SelfSubjectReview API operations")
def self_review(t):
    account_ready(t)
    rest = Rest(t)
    names = [each["name"] for each in ok(rest.get(AUTHN[:-1]))["resources"]]
    assert names == ["selfsubjectreviews", "tokenreviews"], names
    text, _ = token(t)
    found = ok(rest.token(text).post(AUTHN + "selfsubjectreviews", {}))
    user = found["status"]["userInfo"]
    assert user["username"] == f"system:serviceaccount:{t.namespace}:default" and user["uid"]
    as_other = Rest(t, Impersonate_User="jane", Impersonate_Group="devs", Impersonate_Uid="7",
                    Impersonate_Extra_Scopes="a")
    user = ok(as_other.post(AUTHN + "selfsubjectreviews", {}))["status"]["userInfo"]
    assert user == {"username": "jane", "uid": "7", "groups": ["devs", "system:authenticated"],
                    "extra": {"scopes": ["a"]}}, user


def request_text(subject="/CN=e2e-user/O=e2e-group"):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-keyout", f"{folder}/key", "-out", f"{folder}/csr", "-subj", subject], check=True,
                       capture_output=True)
        return base64.b64encode(open(f"{folder}/csr", "rb").read()).decode()


@conformance("[sig-auth] Certificates API [Privileged:ClusterAdmin] should support CSR API operations")
def signing_requests(t):
    rest, text = Rest(t), request_text()
    body = {"spec": {"request": text, "signerName": "example.com/e2e", "expirationSeconds": 3600, "usages": [
        "digital signature", "key encipherment", "server auth"]}}
    names = []
    for _ in range(3):
        made = ok(rest.post(CSR, {"metadata": {"generateName": "e2e-", "labels": {"x": t.namespace}}, **body}))
        names.append(made["metadata"]["name"])
    assert made["spec"]["username"] and "system:authenticated" in made["spec"]["groups"], made["spec"]
    path = f"{CSR}/{names[0]}"
    assert len(ok(rest.get(CSR, labelSelector="x=" + t.namespace))["items"]) == 3
    assert len(ok(rest.get(CSR, fieldSelector="spec.signerName=example.com/e2e", labelSelector="x=" + t.namespace))
               ["items"]) == 3
    found = ok(rest.patch(path, {"metadata": {"annotations": {"patched": "true"}}, "spec": {"request": "AAAA"}}))
    assert found["spec"]["request"] == text and found["metadata"]["annotations"]["patched"] == "true"
    now = ok(rest.get(path))
    approved = {"type": "Approved", "status": "True", "reason": "E2E", "message": "Set from an e2e test"}
    found = ok(rest.patch(path + "/approval", {"status": {"conditions": [approved]}}))
    assert found["status"]["conditions"][0]["type"] == "Approved" and \
        found["status"]["conditions"][0]["lastTransitionTime"], found["status"]
    refused(rest.patch(path + "/approval", {"status": {"conditions": [{**approved, "type": "Denied"}]}}), 422, "Invalid")
    now = ok(rest.get(path + "/approval"))
    now["metadata"]["annotations"]["updatedapproval"] = "true"
    found = ok(rest.put(path + "/approval", now))
    failed = {"type": "Failed", "status": "True", "reason": "E2E", "message": "x"}
    found = ok(rest.patch(path + "/status", [{"op": "add", "path": "/status/conditions/-", "value": failed}],
                          kind=JSON_PATCH))
    assert len(found["status"]["conditions"]) == 2
    ok(rest.delete(path))
    ok(rest.delete(CSR, labelSelector="x=" + t.namespace))
    assert not ok(rest.get(CSR, labelSelector="x=" + t.namespace))["items"]


@conformance("[sig-auth] Certificates API [Privileged:ClusterAdmin] should support building a client with a CSR")
def signed(t):
    rest, name = Rest(t), "client-" + t.namespace
    ok(rest.post(CSR, {"metadata": {"name": name}, "spec": {
        "request": request_text(), "signerName": "kubernetes.io/kube-apiserver-client", "expirationSeconds": 3600,
        "usages": ["digital signature", "key encipherment", "client auth"]}}))
    condition = {"type": "Approved", "status": "True", "reason": "E2E", "message": "x"}
    ok(rest.patch(f"{CSR}/{name}/approval", {"status": {"conditions": [condition]}}))
    found = t.eventually(lambda: ok(rest.get(f"{CSR}/{name}"))["status"].get("certificate"))
    text = subprocess.run(["openssl", "x509", "-noout", "-subject", "-ext", "extendedKeyUsage"], check=True,
                          capture_output=True, input=base64.b64decode(found)).stdout.decode()
    assert "e2e-user" in text and "e2e-group" in text and "Client Authentication" in text, text
    ok(rest.delete(f"{CSR}/{name}"))


@conformance("[sig-auth] RBAC: no one grants what they may not do, and bindings' roles do not change")
def escalation(t):
    account_ready(t)
    rest, group = Rest(t), "rbac.authorization.k8s.io"
    base = f"{RBAC}namespaces/{t.namespace}/"
    ok(rest.post(base + "roles", {"metadata": {"name": "roles"}, "rules": [
        {"apiGroups": [group], "resources": ["roles", "rolebindings"], "verbs": ["get", "list", "create", "update"]},
        {"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]}]}))
    ok(rest.post(base + "rolebindings", {"metadata": {"name": "roles"}, "roleRef": {
        "apiGroup": group, "kind": "Role", "name": "roles"}, "subjects": [
            {"kind": "ServiceAccount", "name": "default", "namespace": t.namespace}]}))
    text, _ = token(t)
    mine = rest.token(text)
    rules = [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}]
    t.eventually(lambda: mine.get(base + "roles").status == 200)
    answer = refused(mine.post(base + "roles", {"metadata": {"name": "more"}, "rules": rules}), 403, "Forbidden",
                     "is attempting to grant RBAC permissions not currently held:",
                     '{APIGroups:[""], Resources:["secrets"], Verbs:["get"]}')
    assert f'user "system:serviceaccount:{t.namespace}:default" (groups=[' in answer["message"], answer["message"]
    ok(mine.post(base + "roles", {"metadata": {"name": "less"}, "rules": [
        {"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"], "resourceNames": ["a"]}]}))
    refused(mine.post(base + "rolebindings", {"metadata": {"name": "edit"}, "roleRef": {
        "apiGroup": group, "kind": "ClusterRole", "name": "edit"}}), 403, "Forbidden", "not currently held")
    now = ok(rest.get(base + "rolebindings/roles"))
    now["roleRef"]["name"] = "other"
    refused(rest.put(base + "rolebindings/roles", now), 422, "Invalid", "cannot change roleRef")
    for name in ("cluster-admin", "admin", "edit", "view", "system:node", "system:discovery", "system:basic-user"):
        found = ok(rest.get(RBAC + "clusterroles/" + name))
        assert found["metadata"]["labels"]["kubernetes.io/bootstrapping"] == "rbac-defaults"


@conformance("[sig-auth] The kubelet can delegate; nodes see their own, and nothing else")
def nodes(t):
    node = ok(Rest(t).get("/api/v1/nodes"))["items"][0]["metadata"]["name"]
    kubelet = Rest(t, Impersonate_User=f"system:node:{node}", Impersonate_Group="system:nodes")
    refused(kubelet.get("/api/v1/secrets"), 403, "Forbidden")
    ok(Rest(t).post(ns(t) + "/secrets", {"metadata": {"name": "s"}}))
    refused(kubelet.get(ns(t) + "/secrets/s"), 403, "Forbidden", "no relationship found between node")
    refused(kubelet.get(ns(t) + "/secrets/none"), 403, "Forbidden", "no relationship found between node")
    other = ok(Rest(t).get("/api/v1/nodes"))["items"][1]["metadata"]["name"]
    refused(kubelet.patch("/api/v1/nodes/" + other, {"metadata": {"labels": {"x": "y"}}}), 403, "Forbidden")
    refused(kubelet.patch(f"/api/v1/nodes/{node}", {"metadata": {"labels": {
        "node-restriction.kubernetes.io/x": "y"}}}), 403, "Forbidden", "is not allowed to modify labels")
    ok(kubelet.post(AUTHZ + "subjectaccessreviews", {"spec": {"user": "u", "nonResourceAttributes": {
        "path": "/", "verb": "get"}}}))
    ok(kubelet.post(AUTHN + "tokenreviews", {"spec": {"token": "x"}}))


@conformance("[sig-auth] ServiceAccountIssuerDiscovery should support OIDC discovery of service account issuer")
def issuer(t):
    account_ready(t)
    rest = Rest(t)
    found = ok(rest.get("/.well-known/openid-configuration"))
    text, _ = token(t)
    assert found["issuer"] == claims(text)["iss"] and found["jwks_uri"].endswith("/openid/v1/jwks"), found
    assert found["response_types_supported"] == ["id_token"] and found["subject_types_supported"] == ["public"]
    keys = rest.get("/openid/v1/jwks")
    assert keys.headers["Content-Type"].startswith("application/jwk-set+json"), keys.headers
    header = json.loads(base64.urlsafe_b64decode(text.split(".")[0] + "=="))
    assert header["kid"] in [each["kid"] for each in keys.body["keys"]]
    mine = rest.token(text)
    assert mine.get("/.well-known/openid-configuration").status == 200
    assert mine.get("/openid/v1/jwks").status == 200


@conformance("[sig-auth] Anonymous users, unknown tokens, impersonation that is not allowed")
def strangers(t):
    account_ready(t)
    rest = Rest(t)
    refused(rest.token("nonsense").get("/api/v1/nodes"), 401, "Unauthorized", "Unauthorized")
    text, _ = token(t)
    mine = rest.token(text)
    mine.headers["Impersonate-User"] = "other"
    refused(mine.get("/api"), 403, "Forbidden", "cannot impersonate")
    bad = Rest(t, Impersonate_Group="x")
    answer = bad.get("/api")
    assert answer.status in (400, 401, 403, 500), answer


@conformance("[sig-auth] Secrets of type service-account-token are filled in, and go with their account")
def token_secrets(t):
    account_ready(t)
    rest = Rest(t)
    body = {"metadata": {"name": "s", "annotations": {"kubernetes.io/service-account.name": "default"}},
            "type": "kubernetes.io/service-account-token"}
    ok(rest.post(ns(t) + "/secrets", body))
    found = t.eventually(lambda: ok(rest.get(ns(t) + "/secrets/s")).get("data"))
    assert set(found) == {"token", "ca.crt", "namespace"}, found.keys()
    assert rest.token(base64.b64decode(found["token"]).decode()).get("/api").status == 200
    for kind, patch in ((MERGE, {"metadata": {"labels": {"a": "b"}}}), (STRATEGIC, {"metadata": {"labels": {"a": "c"}}})):
        ok(rest.patch(ns(t) + "/secrets/s", patch, kind=kind))
    body["metadata"] = {"name": "orphan", "annotations": {"kubernetes.io/service-account.name": "none"}}
    ok(rest.post(ns(t) + "/secrets", body))
    t.eventually(lambda: rest.get(ns(t) + "/secrets/orphan").status == 404)
