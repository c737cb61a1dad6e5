/// The objects that the benchmarks create, as JSON. Names end in the placeholder for the number of the request.
enum Bodies {
    static func namespace(_ name: String) -> String {
        #"{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"\#(name)"}}"#
    }

    /// A small ConfigMap.
    static func configMap(prefix: String) -> String {
        let name = prefix + RequestTemplate.placeholder
        return #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\#(name)","labels":{"app":"bench"}},"#
            + #""data":{"colour":"green","size":"small"}}"#
    }

    /// A Pod as people write them, which no scheduler takes, so that nothing but the API server works on it. With the
    /// server's defaults it is about 2 kB, the size of the pods that Kubernetes was measured with.
    static func pod(prefix: String) -> String {
        let name = prefix + RequestTemplate.placeholder
        return #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"\#(name)","#
            + #""labels":{"app.kubernetes.io/name":"bench","app.kubernetes.io/component":"web","tier":"frontend"},"#
            + #""annotations":{"prometheus.io/scrape":"true","prometheus.io/port":"8080","#
            + #""example.com/owner":"team-web"}},"#
            + #""spec":{"schedulerName":"none","automountServiceAccountToken":false,"containers":[{"name":"web","#
            + #""image":"registry.example.com/bench/web:1.0","args":["--listen=:8080","--level=info"],"#
            + #""env":[{"name":"MODE","value":"production"},{"name":"LOG_FORMAT","value":"json"},"#
            + #"{"name":"REGION","value":"eu-central-1"},{"name":"POD_NAME","valueFrom":{"fieldRef":"#
            + #"{"fieldPath":"metadata.name"}}}],"ports":[{"name":"http","containerPort":8080}],"#
            + #""resources":{"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"cpu":"200m","memory":"128Mi"}},"#
            + #""readinessProbe":{"httpGet":{"path":"/ready","port":"http"},"periodSeconds":5},"#
            + #""livenessProbe":{"httpGet":{"path":"/live","port":"http"},"periodSeconds":10},"#
            + #""volumeMounts":[{"name":"cache","mountPath":"/var/cache/web"}]}],"#
            + #""volumes":[{"name":"cache","emptyDir":{}}]}}"#
    }

    /// An Indexed Job whose pods end at once on simulated nodes.
    static func indexedJob(_ name: String, completions: Int, parallelism: Int) -> String {
        #"{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"\#(name)"},"#
            + #""spec":{"completionMode":"Indexed","completions":\#(completions),"parallelism":\#(parallelism),"#
            + #""template":{"spec":{"restartPolicy":"Never","containers":[{"name":"main","#
            + #""image":"registry.example.com/bench/main:1.0","command":["true"]}]}}}}"#
    }

    /// A Job of one pod that ends at once on simulated nodes.
    static func job(prefix: String) -> String {
        let name = prefix + RequestTemplate.placeholder
        return #"{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"\#(name)"},"spec":{"template":"#
            + #"{"spec":{"restartPolicy":"Never","containers":[\#(container(image: "1.0"))]}}}}"#
    }

    /// A CronJob that is due once, at a minute of an hour.
    static func cronJob(prefix: String, minute: Int, hour: Int) -> String {
        let name = prefix + RequestTemplate.placeholder
        return #"{"apiVersion":"batch/v1","kind":"CronJob","metadata":{"name":"\#(name)"},"#
            + #""spec":{"schedule":"\#(minute) \#(hour) * * *","timeZone":"Etc/UTC","jobTemplate":{"spec":{"#
            + #""template":{"spec":{"restartPolicy":"Never","containers":[\#(container(image: "1.0"))]}}}}}}"#
    }

    static func daemonSet(_ name: String) -> String {
        controller("DaemonSet", name, spec: "", image: "1.0")
    }

    static func deployment(_ name: String, replicas: Int) -> String {
        controller("Deployment", name, spec: #""replicas":\#(replicas),"#, image: "1.0")
    }

    /// A Deployment whose controller does nothing.
    static func pausedDeployment(prefix: String, image: String) -> String {
        let spec = #""paused":true,"replicas":3,"#
        return controller("Deployment", prefix + RequestTemplate.placeholder, spec: spec, image: image)
    }

    static func replicaSet(_ name: String, replicas: Int) -> String {
        controller("ReplicaSet", name, spec: #""replicas":\#(replicas),"#, image: "1.0")
    }

    static func statefulSet(_ name: String, replicas: Int, policy: String) -> String {
        let spec = #""replicas":\#(replicas),"serviceName":"\#(name)","podManagementPolicy":"\#(policy)","#
        return controller("StatefulSet", name, spec: spec, image: "1.0")
    }

    /// A merge patch that gives a workload another image.
    static func image(_ tag: String) -> String {
        #"{"spec":{"template":{"spec":{"containers":[\#(container(image: tag))]}}}}"#
    }

    private static func controller(_ kind: String, _ name: String, spec: String, image: String) -> String {
        #"{"apiVersion":"apps/v1","kind":"\#(kind)","metadata":{"name":"\#(name)"},"spec":{\#(spec)"#
            + #""selector":{"matchLabels":{"app":"\#(name)"}},"template":{"metadata":{"labels":{"app":"\#(name)"}},"#
            + #""spec":{"containers":[\#(container(image: image))]}}}}"#
    }

    private static func container(image: String) -> String {
        #"{"name":"main","image":"registry.example.com/bench/main:\#(image)"}"#
    }
}
