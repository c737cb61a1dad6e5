"""A valid object of every kind that can be created. `@` in a name becomes the name of the case."""

LABELS = {"app": "fuzz"}
CONTAINER = {"name": "c", "image": "app:v1"}
PODS = {"metadata": {"labels": LABELS}, "spec": {"containers": [CONTAINER], "nodeSelector": {"no": "where"}}}
ONCE = {"metadata": {}, "spec": {"restartPolicy": "Never", "containers": [CONTAINER],
    "nodeSelector": {"no": "where"}}}
SELECTOR = {"matchLabels": LABELS}
RULE = {"apiGroups": ["fuzz.example.com"], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["nothings"]}
HOOK = {"name": "a.example.com", "clientConfig": {"url": "https://hook.example.com/"}, "rules": [RULE],
        "admissionReviewVersions": ["v1"], "sideEffects": "None"}
POD = {
    "nodeSelector": {"no": "where"}, "serviceAccountName": "default", "terminationGracePeriodSeconds": 5,
    "securityContext": {"runAsUser": 1000, "fsGroup": 2000, "sysctls": [{"name": "net.ipv4.ip_local_port_range",
    "value": "1 2"}]},
    "tolerations": [{"key": "a", "operator": "Equal", "value": "b", "effect": "NoExecute", "tolerationSeconds": 5}],
    "affinity": {
        "nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [
            {"matchExpressions": [{"key": "a", "operator": "In", "values": ["b"]}]}]}},
        "podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [
            {"weight": 5, "podAffinityTerm": {"topologyKey": "zone", "labelSelector": SELECTOR}}]}},
    "topologySpreadConstraints": [
        {"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule", "labelSelector": SELECTOR}],
    "initContainers": [{"name": "i", "image": "app", "restartPolicy": "Always"}],
    "containers": [{
        "name": "c", "image": "app:v1", "command": ["a"], "args": ["$(A)"], "workingDir": "/w",
        "ports": [{"name": "http", "containerPort": 80, "protocol": "TCP", "hostPort": 0}],
        "env": [{"name": "A", "value": "b"}, {"name": "B",
        "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['a']"}}},
                {"name": "C", "valueFrom": {"resourceFieldRef": {"resource": "limits.cpu", "divisor": "1m"}}},
                {"name": "D", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k", "optional": True}}}],
        "envFrom": [{"prefix": "P_", "configMapRef": {"name": "m"}}],
        "resources": {"requests": {"cpu": "100m", "memory": "1Mi"}, "limits": {"cpu": "1", "memory": "1Gi"}},
        "volumeMounts": [{"name": "v", "mountPath": "/v", "subPath": "a"}, {"name": "p", "mountPath": "/p"}],
        "livenessProbe": {"httpGet": {"path": "/x", "port": "http", "httpHeaders": [{"name": "a", "value": "b"}]},
        "periodSeconds": 3},
        "readinessProbe": {"exec": {"command": ["a"]}}, "startupProbe": {"grpc": {"port": 90}},
        "lifecycle": {"preStop": {"sleep": {"seconds": 1}}},
        "securityContext": {"capabilities": {"add": ["NET_ADMIN"], "drop": ["ALL"]},
        "seccompProfile": {"type": "RuntimeDefault"}}}],
    "volumes": [{"name": "v", "emptyDir": {"sizeLimit": "1Gi"}}, {"name": "p", "projected": {"sources": [
        {"configMap": {"name": "m", "items": [{"key": "k", "path": "a/b", "mode": 420}]}},
        {"downwardAPI": {"items": [{"path": "l", "fieldRef": {"fieldPath": "metadata.labels"}}]}},
        {"serviceAccountToken": {"path": "t", "expirationSeconds": 3600}}]}}],
    "dnsPolicy": "None", "dnsConfig": {"nameservers": ["1.2.3.4"], "searches": ["a.b"], "options": [{"name": "ndots",
    "value": "2"}]},
    "hostAliases": [{"ip": "1.2.3.4", "hostnames": ["a"]}], "readinessGates": [{"conditionType": "a/b"}],
    "schedulingGates": [{"name": "g/x"}],
}


def _spec(api_version, kind, spec, **more):
    return {"apiVersion": api_version, "kind": kind, "metadata": {"name": "@", "labels": LABELS}, "spec": spec,
        **more}


def _plain(api_version, kind, **more):
    return {"apiVersion": api_version, "kind": kind, "metadata": {"name": "@", "labels": LABELS}, **more}


RBAC = "rbac.authorization.k8s.io"
POLICY = "admissionregistration.k8s.io/v1"
OBJECTS = [
    _plain("v1", "ConfigMap", data={"a": "b", "c.d": ""}, binaryData={"x": "AAE="}),
    _plain("v1", "Secret", data={"a": "Yg=="}, stringData={"c": "d"}, type="Opaque"),
    _plain("v1", "Secret", data={".dockerconfigjson": "e30="}, type="kubernetes.io/dockerconfigjson"),
    _plain("v1", "ServiceAccount", secrets=[{"name": "s"}], imagePullSecrets=[{"name": "p"}]),
    _spec("v1", "Pod", {"containers": [CONTAINER], "nodeSelector": {"no": "where"}}),
    _spec("v1", "Pod", POD), _spec("v1", "Pod", POD),
    _plain("v1", "PodTemplate", template=PODS),
    _spec("v1", "ReplicationController", {"replicas": 0, "selector": LABELS, "template": PODS}),
    _spec("v1", "Service", {"selector": LABELS, "ports": [{"name": "a", "port": 80, "targetPort": "http"}],
        "sessionAffinity": "ClientIP",
                            "sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 5}}}),
    _spec("v1", "Service", {"type": "LoadBalancer", "ports": [{"port": 80, "nodePort": 30080}],
        "loadBalancerSourceRanges": ["10.0.0.0/8"],
                            "externalIPs": ["1.2.3.4"], "externalTrafficPolicy": "Local"}),
    _spec("v1", "Service", {"type": "ExternalName", "externalName": "a.b"}),
    _plain("v1", "Endpoints", subsets=[{"addresses": [{"ip": "1.2.3.4", "hostname": "a"}], "ports": [{"port": 80,
        "name": "x"}]}]),
    _plain("v1", "Event", involvedObject={"kind": "Pod", "name": "x", "namespace": "fuzz"}, reason="R", message="m",
        type="Normal",
           firstTimestamp="2020-01-01T00:00:00Z", lastTimestamp="2020-01-01T00:00:00Z", count=1,
           source={"component": "c"}),
    _spec("v1", "LimitRange", {"limits": [{"type": "Container", "max": {"cpu": "100"}, "min": {"cpu": "1m"},
        "default": {"cpu": "1"},
                                           "defaultRequest": {"cpu": "1"},
                                           "maxLimitRequestRatio": {"cpu": "1000"}}]}),
    _spec("v1", "ResourceQuota", {"hard": {"pods": "1000", "requests.cpu": "1000", "count/jobs.batch": "1000"},
        "scopeSelector": {"matchExpressions": [
        {"scopeName": "PriorityClass", "operator": "In", "values": ["none"]}]}}),
    _spec("v1", "PersistentVolumeClaim", {"accessModes": ["ReadWriteOnce"],
        "resources": {"requests": {"storage": "1Gi"}}, "storageClassName": "x",
                                          "selector": SELECTOR, "volumeMode": "Block"}),
    _spec("v1", "PersistentVolume", {"accessModes": ["ReadWriteOnce"], "capacity": {"storage": "5Gi"},
        "hostPath": {"path": "/d"}, "claimRef": {
        "name": "none", "namespace": "fuzz"}, "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchFields": [
            {"key": "metadata.name", "operator": "In", "values": ["n"]}]}]}},
            "persistentVolumeReclaimPolicy": "Retain"}),
    _spec("v1", "Node", {"podCIDR": "192.0.2.0/24", "podCIDRs": ["192.0.2.0/24"], "taints": [{"key": "a",
        "value": "b", "effect": "NoSchedule"}],
                         "unschedulable": True, "providerID": "p"},
                         status={"capacity": {"cpu": "1"}, "allocatable": {"cpu": "1"}, "addresses": [
                             {"type": "InternalIP", "address": "1.2.3.4"}]}),
    _plain("v1", "Namespace"),
    _plain("apps/v1", "ControllerRevision", data={"a": [1]}, revision=1),
    _spec("apps/v1", "Deployment", {"replicas": 0, "selector": SELECTOR, "template": PODS, "strategy": {
        "type": "RollingUpdate", "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": 1}}, "minReadySeconds": 1,
        "progressDeadlineSeconds": 10}),
    _spec("apps/v1", "ReplicaSet", {"replicas": 0, "selector": SELECTOR, "template": PODS}),
    _spec("apps/v1", "DaemonSet", {"selector": SELECTOR, "template": PODS,
        "updateStrategy": {"rollingUpdate": {"maxSurge": "10%"}}}),
    _spec("apps/v1", "StatefulSet", {"replicas": 0, "selector": SELECTOR, "template": PODS, "serviceName": "s",
        "ordinals": {"start": 3},
                                     "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 1}},
                                     "persistentVolumeClaimRetentionPolicy": {"whenDeleted": "Delete"},
                                     "volumeClaimTemplates": [{"metadata": {"name": "d"}, "spec": {
                                         "accessModes": ["ReadWriteOnce"],
                                         "resources": {"requests": {"storage": "1Gi"}}}}]}),
    _spec("batch/v1", "Job", {"suspend": True, "template": ONCE, "completions": 3, "parallelism": 2,
        "completionMode": "Indexed",
                              "backoffLimitPerIndex": 1, "maxFailedIndexes": 1, "ttlSecondsAfterFinished": 5,
                              "activeDeadlineSeconds": 100,
                              "podFailurePolicy": {"rules": [{"action": "FailIndex",
                              "onExitCodes": {"operator": "In", "values": [3]}}]},
                              "successPolicy": {"rules": [{"succeededIndexes": "0-1", "succeededCount": 1}]}}),
    _spec("batch/v1", "CronJob", {"schedule": "0 0 1 1 *", "timeZone": "Europe/Berlin", "suspend": True,
        "jobTemplate": {"spec": {"template": ONCE}},
                                  "concurrencyPolicy": "Forbid", "startingDeadlineSeconds": 100}),
    _spec("autoscaling/v1", "HorizontalPodAutoscaler", {"maxReplicas": 5, "scaleTargetRef": {"kind": "Deployment",
        "name": "x", "apiVersion": "apps/v1"},
                                                        "targetCPUUtilizationPercentage": 70}),
    _spec("autoscaling/v2", "HorizontalPodAutoscaler", {
        "minReplicas": 1, "maxReplicas": 5, "scaleTargetRef": {"kind": "Deployment", "name": "x",
        "apiVersion": "apps/v1"},
        "metrics": [{"type": "Resource", "resource": {"name": "cpu", "target": {"type": "AverageValue",
        "averageValue": "1500m"}}},
                    {"type": "External", "external": {"metric": {"name": "q", "selector": SELECTOR},
                        "target": {"type": "Value", "value": "10"}}}],
        "behavior": {"scaleDown": {"stabilizationWindowSeconds": 5,
        "policies": [{"type": "Pods", "value": 1, "periodSeconds": 5}]}}}),
    _spec("policy/v1", "PodDisruptionBudget", {"minAvailable": "50%", "selector": SELECTOR,
        "unhealthyPodEvictionPolicy": "AlwaysAllow"}),
    _spec("networking.k8s.io/v1", "Ingress", {"ingressClassName": "c", "tls": [{"hosts": ["a.b"],
        "secretName": "s"}], "rules": [
        {"host": "*.a.b", "http": {"paths": [{"path": "/x", "pathType": "Prefix",
            "backend": {"service": {"name": "s", "port": {"name": "http"}}}}]}}]}),
    _spec("networking.k8s.io/v1", "IngressClass", {"controller": "example.com/c", "parameters": {"kind": "K",
        "name": "n", "apiGroup": "g.io"}}),
    _spec("networking.k8s.io/v1", "NetworkPolicy", {"podSelector": SELECTOR, "policyTypes": ["Ingress", "Egress"],
        "ingress": [
        {"from": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}}],
            "ports": [{"port": 80, "endPort": 90}]}],
        "egress": [{"to": [{"namespaceSelector": {}}]}]}),
    _spec("coordination.k8s.io/v1", "Lease", {"holderIdentity": "h", "leaseDurationSeconds": 5,
        "renewTime": "2020-01-01T00:00:00.000001Z"}),
    _plain("discovery.k8s.io/v1", "EndpointSlice", addressType="IPv4",
        endpoints=[{"addresses": ["1.2.3.4"], "conditions": {"ready": True},
           "hints": {"forZones": [{"name": "z"}]}}], ports=[{"name": "a", "port": 80, "protocol": "TCP"}]),
    _plain("events.k8s.io/v1", "Event", action="A", eventTime="2020-01-01T00:00:00.000001Z", note="n", reason="R",
        type="Warning",
           regarding={"kind": "Pod", "name": "x", "namespace": "fuzz"}, reportingController="e.com/c",
           reportingInstance="i",
           series={"count": 2, "lastObservedTime": "2020-01-01T00:00:00.000001Z"}),
    _plain(RBAC + "/v1", "Role", rules=[{"apiGroups": [""], "resources": ["pods/log"], "verbs": ["get"],
        "resourceNames": ["x"]}]),
    _plain(RBAC + "/v1", "RoleBinding", roleRef={"apiGroup": RBAC, "kind": "ClusterRole", "name": "view"}, subjects=[
        {"kind": "ServiceAccount", "name": "x", "namespace": "fuzz"},
        {"kind": "Group", "apiGroup": RBAC, "name": "g"}]),
    _plain(RBAC + "/v1", "ClusterRole", rules=[{"nonResourceURLs": ["/x/*"], "verbs": ["get"]}], aggregationRule={
        "clusterRoleSelectors": [{"matchLabels": {"none": "x"}}]}),
    _plain(RBAC + "/v1", "ClusterRoleBinding", roleRef={"apiGroup": RBAC, "kind": "ClusterRole", "name": "view"},
        subjects=[
        {"kind": "User", "apiGroup": RBAC, "name": "nobody"}]),
    _plain("scheduling.k8s.io/v1", "PriorityClass", value=5, description="d", preemptionPolicy="Never"),
    _plain("storage.k8s.io/v1", "StorageClass", provisioner="e.com/p", parameters={"a": "b"},
        volumeBindingMode="WaitForFirstConsumer",
           allowedTopologies=[{"matchLabelExpressions": [{"key": "z", "values": ["a"]}]}], mountOptions=["ro"]),
    _spec("storage.k8s.io/v1", "CSIDriver", {"attachRequired": True, "tokenRequests": [{"audience": "a",
        "expirationSeconds": 3600}],
                                             "volumeLifecycleModes": ["Ephemeral"], "fsGroupPolicy": "File"}),
    _spec("storage.k8s.io/v1", "CSINode", {"drivers": [{"name": "d.e.com", "nodeID": "x", "topologyKeys": ["z"],
        "allocatable": {"count": 5}}]}),
    _plain("storage.k8s.io/v1", "CSIStorageCapacity", storageClassName="x", capacity="1Gi", nodeTopology=SELECTOR),
    _spec("storage.k8s.io/v1", "VolumeAttachment", {"attacher": "d.e.com", "nodeName": "n",
        "source": {"persistentVolumeName": "none"}}),
    _plain("storage.k8s.io/v1", "VolumeAttributesClass", driverName="d.e.com", parameters={"a": "b"}),
    _plain("node.k8s.io/v1", "RuntimeClass", handler="h", overhead={"podFixed": {"cpu": "1m"}},
        scheduling={"nodeSelector": {"a": "b"}}),
    _plain(POLICY, "ValidatingWebhookConfiguration", webhooks=[HOOK]),
    _plain(POLICY, "MutatingWebhookConfiguration", webhooks=[{**HOOK, "reinvocationPolicy": "IfNeeded",
        "matchConditions": [
        {"name": "a", "expression": "true"}]}]),
    _spec(POLICY, "ValidatingAdmissionPolicy", {
        "matchConstraints": {"resourceRules": [RULE]}, "variables": [{"name": "v", "expression": "1"}],
        "validations": [{"expression": "object.metadata.name != 'x'", "messageExpression": "'a'"}],
        "failurePolicy": "Fail",
        "auditAnnotations": [{"key": "k", "valueExpression": "'v'"}],
        "matchConditions": [{"name": "m", "expression": "true"}]}),
    _spec(POLICY, "ValidatingAdmissionPolicyBinding", {"policyName": "none", "validationActions": ["Deny", "Audit"],
        "paramRef": {
        "name": "p", "parameterNotFoundAction": "Allow"}}),
    _spec(POLICY, "MutatingAdmissionPolicy", {"matchConstraints": {"resourceRules": [RULE]},
        "reinvocationPolicy": "Never", "mutations": [
        {"patchType": "JSONPatch", "jsonPatch": {"expression": "[JSONPatch{op: 'add', path: '/a', value: 1}]"}}]}),
    _spec(POLICY, "MutatingAdmissionPolicyBinding", {"policyName": "none"}),
    _spec("certificates.k8s.io/v1", "CertificateSigningRequest",
        {"request": "", "signerName": "e.com/s", "usages": ["client auth", "digital signature"]}),
    _spec("apiregistration.k8s.io/v1", "APIService", {"group": "g.e.com", "version": "v1",
        "groupPriorityMinimum": 100, "versionPriority": 100,
                                                      "service": {"name": "none", "namespace": "fuzz"},
                                                      "insecureSkipTLSVerify": True}),
    _spec("apiextensions.k8s.io/v1", "CustomResourceDefinition", {
        "group": "@.example.com", "names": {"kind": "Widget", "plural": "widgets", "shortNames": ["wd"]},
        "scope": "Namespaced",
        "versions": [{"name": "v1", "served": True, "storage": True, "subresources": {"status": {}, "scale": {
            "specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas"}},
            "additionalPrinterColumns": [{"name": "A", "type": "integer", "jsonPath": ".spec.replicas"}],
            "selectableFields": [{"jsonPath": ".spec.a"}],
            "schema": {"openAPIV3Schema": {"type": "object", "properties": {"status": {"type": "object",
            "x-kubernetes-preserve-unknown-fields": True}, "spec": {
                "type": "object", "required": ["a"], "x-kubernetes-validations": [{"rule": "self.replicas >= 0",
                "message": "m"}], "properties": {
                    "a": {"type": "string", "pattern": "^a+$", "maxLength": 50},
                    "replicas": {"type": "integer", "default": 1, "minimum": 0},
                    "l": {"type": "array", "items": {"type": "object", "properties": {"k": {"type": "string"}},
                    "required": ["k"]},
                          "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["k"]}}}}}}}]}),
    _plain("networking.k8s.io/v1", "IPAddress", spec={"parentRef": {"resource": "services", "namespace": "fuzz",
        "name": "x"}}),
    _spec("networking.k8s.io/v1", "ServiceCIDR", {"cidrs": ["10.200.0.0/24"]}),
    {"apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview",
        "spec": {"user": "u", "groups": ["g"], "extra": {"a": ["b"]},
     "resourceAttributes": {"verb": "list", "resource": "pods",
     "labelSelector": {"requirements": [{"key": "a", "operator": "In", "values": ["b"]}]}}}},
    {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
        "spec": {"nonResourceAttributes": {"path": "/x", "verb": "get"}}},
    {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectRulesReview", "spec": {"namespace": "fuzz"}},
    {"apiVersion": "authorization.k8s.io/v1", "kind": "LocalSubjectAccessReview", "metadata": {"namespace": "fuzz"},
        "spec": {
        "user": "u", "resourceAttributes": {"namespace": "fuzz", "verb": "get", "resource": "pods"}}},
    {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenReview", "spec": {"token": "x", "audiences": ["a"]}},
    {"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"},
]
# A request for a certificate of the user u of the group g, with names; the bytes in base64.
CERTIFICATE_REQUEST = (
    "MIH6MIGhAgEAMBgxCjAIBgNVBAoMAWcxCjAIBgNVBAMMAXUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARlVpGfCcfRM1FBbXIFp8pvsFtJ4Nss"
    "8K6hkBGjDrqaNvDnmHp7z/f0F1B+Y0p9haciGnJm7m88ATl9tjZiTnl9oCcwJQYJKoZIhvcNAQkOMRgwFjAUBgNVHREEDTALggNhLmKHBAECAwQw"
    "CgYIKoZIzj0EAwIDSAAwRQIgbLnoSXaKd/a54NXFqWHvOweRg7bfRcNpMsdW0JbT+bYCIQCNPTOvLwgZ9K+D19JRzNNeX5cLCfzyI7aoK0Gg0+wz"
    "Tw==")
# What is posted to a subresource of an object, by the kind of its body.
BODIES = {
    "Binding": {"apiVersion": "v1", "kind": "Binding", "metadata": {"name": "@"},
    "target": {"kind": "Node", "name": "none"}},
    "Eviction": {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "@"},
    "deleteOptions": {"gracePeriodSeconds": 0}},
    "TokenRequest": {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest",
    "spec": {"audiences": ["a"], "expirationSeconds": 3600,
                     "boundObjectRef": {"kind": "Pod", "apiVersion": "v1", "name": "x"}}},
    "Scale": {"apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": {"name": "@"}, "spec": {"replicas": 0}},
    "DeleteOptions": {"apiVersion": "v1", "kind": "DeleteOptions", "gracePeriodSeconds": 0,
    "propagationPolicy": "Background",
                      "preconditions": {"uid": "x", "resourceVersion": "1"}, "dryRun": ["All"]},
}
