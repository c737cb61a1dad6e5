"""kubectl with the credentials of the tests."""
import json
import subprocess
import tempfile

PATH = "kubectl"


class Kubectl:
    """Commands in the namespace of a test."""

    def __init__(self, t):
        self.t = t
        self.folder = tempfile.TemporaryDirectory()
        words = t.api.configuration
        key = words.get_api_key_with_prefix("authorization")
        user = {"token": key.split()[-1]} if key else {
            "client-certificate": words.cert_file, "client-key": words.key_file}
        trust = {"certificate-authority": words.ssl_ca_cert} if words.verify_ssl else {"insecure-skip-tls-verify": True}
        body = {"apiVersion": "v1", "kind": "Config", "current-context": "c", "contexts": [
            {"name": "c", "context": {"cluster": "c", "user": "u", "namespace": t.namespace}}],
            "clusters": [{"name": "c", "cluster": {"server": words.host, **trust}}],
            "users": [{"name": "u", "user": user}]}
        self.config = self.folder.name + "/config"
        with open(self.config, "w") as file:
            json.dump(body, file)

    def run(self, *words, stdin=None, codes=(0,)):
        """What it writes, of a command that ends with one of the codes."""
        done = subprocess.run([PATH, "--kubeconfig", self.config, "--cache-dir", self.folder.name, *words], input=stdin, capture_output=True, text=True,
                              timeout=120)
        assert done.returncode in codes, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def apply(self, body, *words, **more):
        return self.run("apply", "-f", "-", *words, stdin=json.dumps(body), **more)
