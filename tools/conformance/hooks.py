"""An HTTPS server for webhooks, which runs while a test needs it."""
import base64
import http.server
import json
import ssl
import subprocess
import tempfile
import threading
import time


class Hook(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = self.path.split("?")[0].strip("/")
        self.server.seen.append((name, self.path, body))
        if name == "slow":
            time.sleep(3)
        answer = json.dumps(self.server.answers[name](body)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


class Hooks:
    """Webhooks by their paths: functions from a review to its answer."""

    def __init__(self, **answers):
        self.folder = tempfile.TemporaryDirectory()
        key, certificate = f"{self.folder.name}/key", f"{self.folder.name}/cert"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=hooks", "-addext",
                        "subjectAltName=IP:127.0.0.1,DNS:localhost"], check=True, capture_output=True)
        self.bundle = base64.b64encode(open(certificate, "rb").read()).decode()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
        self.server.answers, self.server.seen = answers, []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()

    @property
    def seen(self):
        return self.server.seen

    def client(self, path):
        return {"url": f"https://127.0.0.1:{self.server.server_port}/{path}", "caBundle": self.bundle}


def review(body, allowed=True, patch=None, **more):
    """The answer to an AdmissionReview."""
    response = {"uid": body["request"]["uid"], "allowed": allowed, **more}
    if patch is not None:
        response |= {"patchType": "JSONPatch", "patch": base64.b64encode(json.dumps(patch).encode()).decode()}
    return {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": response}


def deny(body, message="the webhook says no", **status):
    return review(body, False, status={"message": message, "code": 403, "reason": "Forbidden", **status})
